import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { dingtalk, dingtalkSign } from '@/lib/server/notify/dingtalk';
import { feishu, feishuSign } from '@/lib/server/notify/feishu';
import { pagerduty } from '@/lib/server/notify/pagerduty';
import { slack } from '@/lib/server/notify/slack';
import { webhook } from '@/lib/server/notify/webhook';
import { wecom } from '@/lib/server/notify/wecom';
import { type HttpWire, judgePost, scrub } from '@/lib/server/notify/wire';
import { wireLimits } from '@/lib/server/notify/wires';
import { testLetter, testTarget } from '@/lib/testing/letters';

const NOW_MS = 1_577_262_236_757;
const bodyOf = (wire: HttpWire, letter = testLetter(), target = testTarget()) =>
  JSON.parse(wire.request(letter, target, NOW_MS).body);
const judge = (wire: HttpWire, status: number, body: string, address = 'https://example.com/') =>
  wire.judge({ status, body, retryAfterMs: null }, { muteMs: 600_000, address });
const json = (value: unknown) => JSON.stringify(value);

describe('known answers', () => {
  test('DingTalk signs time and secret', () => {
    expect(dingtalkSign('demo', NOW_MS)).toBe('1dwwHgBbHHAn7yQPz4L+jDGZ06elw33tJWmujapwmkc=');
    const target = testTarget({
      address: 'https://oapi.dingtalk.com/robot/send?access_token=T',
      secret: 'demo',
    });
    expect(dingtalk.request(testLetter(), target, NOW_MS).url).toBe(
      'https://oapi.dingtalk.com/robot/send?access_token=T&timestamp=1577262236757&sign=1dwwHgBbHHAn7yQPz4L%2BjDGZ06elw33tJWmujapwmkc%3D',
    );
  });

  test('Feishu signs an empty text', () => {
    expect(feishuSign('demo', 100)).toBe('jquNHnVOwmDRfw+vqTIrY5dooJAgi5EcRtLsQE4wfXg=');
    const { timestamp, sign } = bodyOf(feishu, testLetter(), testTarget({ secret: 'demo' }));
    expect(sign).toBe(feishuSign('demo', 1_577_262_236));
    expect(timestamp).toBe('1577262236');
  });

  test('Standard Webhooks, as its repository says', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const repository = new Webhook(secret).sign(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      '{"test": 2432232314}',
    );
    expect(repository).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    const sent = webhook.request(testLetter(), testTarget({ secret }), NOW_MS);
    expect(sent.headers).toMatchObject({ 'webhook-id': 'dlv_1', 'webhook-timestamp': '1577262236' });
    const both = webhook.request(
      testLetter(),
      testTarget({ secret, previousSecret: 'whsec_AAAAAAAA' }),
      NOW_MS,
    );
    const signatures = both.headers?.['webhook-signature']?.split(' ') ?? [];
    expect(signatures).toHaveLength(2);
    expect(signatures[0]).toBe(sent.headers?.['webhook-signature']);
    for (const signature of signatures) expect(signature).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  });
});

describe('names of the cloud stay text', () => {
  const NASTY = '<!channel> @all [a](b) <at user_id="all"> `x` *b* | # \n\u202e';
  test.each([
    ['dingtalk', dingtalk, /(?<!\\)[<>@[\]()*`#|]/],
    ['wecom', wecom, /[<>@[\]()*`#|]/],
    ['feishu', feishu, /[<>@[\]*]/],
    ['slack', slack, /[<>]|@(?!\u200d)/],
  ] as const)('%s', (_name, wire, alive) => {
    const escaped = wire.escape(NASTY);
    expect(escaped).not.toMatch(alive);
    expect(escaped).not.toMatch(/[\n\u202e]/);
  });

  test('a name has at most 60 characters', () => {
    expect([...webhook.escape('密'.repeat(80))]).toHaveLength(60);
  });
});

describe('what was delivered, by the body', () => {
  test.each([
    ['dingtalk', dingtalk, 200, json({ errcode: 0, errmsg: 'ok' }), 'delivered', null, null],
    [
      'dingtalk',
      dingtalk,
      200,
      json({ errcode: 310000, errmsg: 'sign not match' }),
      'broken',
      '310000',
      null,
    ],
    ['dingtalk', dingtalk, 200, json({ errcode: 130101, errmsg: 'too fast' }), 'later', '130101', 600_000],
    ['dingtalk', dingtalk, 200, json({ errcode: 460101 }), 'later', '460101', null],
    ['dingtalk', dingtalk, 200, '<html>fine</html>', 'later', 'HTTP 200', null],
    ['dingtalk', dingtalk, 200, '', 'later', 'HTTP 200', null],
    ['dingtalk', dingtalk, 302, json({ errcode: 0 }), 'later', '0', null],
    ['feishu', feishu, 200, json({ code: 0, msg: 'success' }), 'delivered', null, null],
    ['feishu', feishu, 200, json({ StatusCode: 0, StatusMessage: 'success' }), 'delivered', null, null],
    ['feishu', feishu, 200, json({ code: 19021, msg: 'sign match fail' }), 'broken', '19021', null],
    ['feishu', feishu, 200, json({ code: 19024 }), 'broken', '19024', null],
    ['feishu', feishu, 200, json({ code: 11232 }), 'later', '11232', null],
    ['feishu', feishu, 400, json({ code: 9499 }), 'later', '9499', null],
    ['feishu', feishu, 200, json({}), 'later', 'HTTP 200', null],
    ['wecom', wecom, 200, json({ errcode: 0 }), 'delivered', null, null],
    ['wecom', wecom, 200, json({ errcode: 93000, errmsg: 'invalid webhook url' }), 'broken', '93000', null],
    ['wecom', wecom, 200, json({ errcode: 45009 }), 'later', '45009', 60_000],
    ['wecom', wecom, 200, json({ errcode: -1 }), 'later', '-1', 60_000],
    ['slack', slack, 200, 'ok', 'delivered', null, null],
    ['slack', slack, 404, 'no_service', 'broken', 'no_service', null],
    ['slack', slack, 403, 'invalid_token', 'broken', 'invalid_token', null],
    ['slack', slack, 429, 'rate_limited', 'later', 'HTTP 429', null],
    ['slack', slack, 500, 'oops', 'later', 'HTTP 500', null],
    ['slack', slack, 200, 'taken', 'delivered', null, null],
    ['webhook', webhook, 204, '', 'delivered', null, null],
    ['webhook', webhook, 301, '', 'later', 'HTTP 301', null],
    ['webhook', webhook, 410, '', 'broken', 'HTTP 410', null],
    ['webhook', webhook, 503, '', 'later', 'HTTP 503', null],
    ['pagerduty', pagerduty, 202, json({ status: 'success' }), 'delivered', null, null],
    ['pagerduty', pagerduty, 200, json({ status: 'success' }), 'later', 'HTTP 200', null],
    [
      'pagerduty',
      pagerduty,
      400,
      json({ status: 'invalid event', message: 'bad key' }),
      'broken',
      'invalid event',
      null,
    ],
    ['pagerduty', pagerduty, 429, '', 'later', 'HTTP 429', 120_000],
  ] as const)('%s %#: %s', (_name, wire, status, body, kind, code, restMs) => {
    expect(judge(wire, status, body)).toMatchObject({ kind, code, restMs });
  });

  test('Slack itself says ok, nothing else', () => {
    expect(judge(slack, 200, 'taken', 'https://hooks.slack.com/services/T/B/X').kind).toBe('later');
    expect(judge(slack, 200, 'ok', 'https://hooks.slack.com/services/T/B/X').kind).toBe('delivered');
  });

  test('the receiver’s words come without the address and the secret', () => {
    const hidden = ['https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef', 'SECabcdefgh'];
    const verdict = judgePost(
      {
        kind: 'answered',
        status: 200,
        body: json({ errcode: 310000, errmsg: `token 0123456789abcdef at ${hidden[0]} by SECabcdefgh\nno` }),
        retryAfter: null,
      },
      (reply) => dingtalk.judge(reply, { muteMs: 1, address: '' }),
      { nowMs: 0, hidden },
    );
    expect(verdict.message).toMatch(/^token … at …\S* by … no$/);
    expect(scrub('x'.repeat(300), [])).toHaveLength(200);
  });

  test('Retry-After is honoured, as seconds and as a date, for an hour at most', () => {
    const rest = (retryAfter: string) =>
      judgePost(
        { kind: 'answered', status: 503, body: '', retryAfter },
        (reply) => webhook.judge(reply, { muteMs: 1, address: '' }),
        {
          nowMs: NOW_MS,
          hidden: [],
        },
      ).restMs;
    expect(rest('30')).toBe(30_000);
    expect(rest(new Date(NOW_MS + 60_000).toUTCString())).toBeCloseTo(60_000, -4);
    expect(rest('999999')).toBe(3_600_000);
    expect(rest('soon')).toBeNull();
  });

  test.each([
    ['private', 'later'],
    ['unresolved', 'later'],
    ['https', 'broken'],
    ['port', 'broken'],
  ] as const)('an address that may not be used (%s) is %s', (refusal, kind) => {
    const verdict = judgePost({ kind: 'refused', refusal }, () => judge(webhook, 200, ''), {
      nowMs: 0,
      hidden: [],
    });
    expect(verdict).toMatchObject({ kind, code: `egress_${refusal}` });
  });
});

describe('limits', () => {
  const many = testLetter({
    lines: Array.from({ length: 2_000 }, (_, index) => `第${index}台 ${'密'.repeat(40)}`),
  });

  test.each([
    ['dingtalk', (body: string) => Buffer.byteLength(body), 16_000, dingtalk],
    ['feishu', (body: string) => Buffer.byteLength(body), 20_000, feishu],
    ['wecom', (body: string) => Buffer.byteLength(JSON.parse(body).markdown.content), 4_096, wecom],
    ['slack', (body: string) => JSON.parse(body).blocks[1].text.text.length, 2_900, slack],
  ] as const)('%s is cut at whole lines and says how many more', (_name, measure, limit, wire) => {
    const { body } = wire.request(many, testTarget(), NOW_MS);
    expect(measure(body)).toBeLessThanOrEqual(limit);
    expect(measure(body)).toBeGreaterThan(limit / 2);
    const more = /and (\d+) more/.exec(body)?.[1];
    const kept = body.match(/第\d+台 密{40}/g)?.length ?? 0;
    expect(kept + Number(more)).toBe(2_000);
    expect(JSON.parse(body)).toBeTypeOf('object');
  });

  test('a webhook holds as many rows as fit', () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({
      instanceId: `i-${index}`,
      message: '密'.repeat(300),
    }));
    const data = { type: 'rows.failed', timestamp: '', data: { noticeId: 'ntc_1', rows, more: 10 } };
    const { body } = webhook.request(testLetter({ data }), testTarget(), NOW_MS);
    const sent = JSON.parse(body).data;
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
    expect(sent.rows.length + sent.more).toBe(60);
  });
});

describe('mentions come from the settings, for urgent news only', () => {
  const mentions = ['13800000000', 'ou_1', 'all'];
  const urgent = testTarget({ mentions });
  const calm = testLetter({ urgent: false });

  test('DingTalk', () => {
    const { at, markdown } = bodyOf(dingtalk, testLetter(), urgent);
    expect(at).toEqual({ atMobiles: ['13800000000'], atUserIds: ['ou_1'], isAtAll: true });
    expect(markdown.text).toContain('@13800000000');
    expect(bodyOf(dingtalk, calm, urgent).at).toEqual({ atMobiles: [], atUserIds: [], isAtAll: false });
  });

  test('Feishu, WeCom and Slack', () => {
    expect(bodyOf(feishu, testLetter(), urgent).card.elements[0].text.content).toContain('<at id=all></at>');
    expect(bodyOf(wecom, testLetter(), urgent).text).toMatchObject({
      mentioned_list: ['ou_1', '@all'],
      mentioned_mobile_list: ['13800000000'],
    });
    expect(bodyOf(wecom, testLetter(), testTarget({ mentions: ['zhang'] })).markdown.content).toContain(
      '<@zhang>',
    );
    expect(bodyOf(slack, testLetter(), testTarget({ mentions: ['U1', 'all'] })).blocks[1].text.text).toMatch(
      /<@U1> <!channel>$/,
    );
    for (const wire of [feishu, wecom, slack])
      expect(wire.request(calm, urgent, 0).body).not.toMatch(/<at |<!channel|@all/);
  });

  test('a robot gets the keyword that it asks for', () => {
    for (const wire of [dingtalk, feishu, wecom, slack]) {
      expect(wire.request(testLetter(), testTarget({ keyword: 'ALERT7' }), 0).body).toContain('ALERT7');
    }
  });
});

test('PagerDuty gets one alert, which is resolved by the same key', () => {
  const target = testTarget({ secret: 'R'.repeat(32) });
  expect(bodyOf(pagerduty, testLetter(), target)).toMatchObject({
    routing_key: 'R'.repeat(32),
    event_action: 'trigger',
    dedup_key: 'desk:d:rows.failed:b1',
    payload: { severity: 'critical', class: 'rows.failed', source: 'desk.example.com' },
  });
  const { alert } = testLetter();
  expect(bodyOf(pagerduty, testLetter({ alert: { ...alert, action: 'resolve' } }), target)).toEqual({
    routing_key: 'R'.repeat(32),
    event_action: 'resolve',
    dedup_key: 'desk:d:rows.failed:b1',
  });
});

test.each([
  ['dingtalk', 18, 18],
  ['feishu', 90, 4],
  ['wecom', 18, 18],
  ['slack', 60, 1],
  ['webhook', 300, 5],
  ['pagerduty', 60, 60],
  ['email', 30, 30],
] as const)(
  '%s: no more leaves than its receiver takes in a minute and in a second',
  (type, aMinute, aSecond) => {
    const { perSecond } = wireLimits(type);
    expect(perSecond * 60).toBeLessThanOrEqual(aMinute);
    // The bucket never holds two, so no second has more than the rate and the one that begins it.
    expect(Math.ceil(perSecond)).toBeLessThanOrEqual(aSecond);
  },
);
