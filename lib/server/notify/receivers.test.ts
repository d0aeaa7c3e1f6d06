import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test } from 'vitest';
import { dingtalk } from '@/lib/server/notify/dingtalk';
import { parseEgressList } from '@/lib/server/notify/egress-list';
import { recipientMark, sendMail } from '@/lib/server/notify/email';
import { feishu } from '@/lib/server/notify/feishu';
import { pagerduty } from '@/lib/server/notify/pagerduty';
import { postGuarded } from '@/lib/server/notify/post';
import { slack } from '@/lib/server/notify/slack';
import { webhook } from '@/lib/server/notify/webhook';
import { wecom } from '@/lib/server/notify/wecom';
import { type HttpWire, judgePost, type Target } from '@/lib/server/notify/wire';
import { testLetter, testTarget } from '@/lib/testing/letters';

/** Each type against a real receiver on this machine that checks as the vendor does. */
const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of close.splice(0)) await end();
});

type Asked = { path: URL; headers: Record<string, string>; body: string };
async function receiver(answer: (asked: Asked) => { status: number; body: string }): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const { status, body: text } = answer({ path: new URL(`http://x${request.url}`), headers, body });
      response.writeHead(status).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close.push(() => new Promise((resolve) => server.close(() => resolve())));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function send(wire: HttpWire, target: Target) {
  const nowMs = 1_790_000_000_123;
  const result = await postGuarded(wire.request(testLetter(), target, nowMs), {
    list: parseEgressList(new URL(target.address).host) ?? [],
  });
  return judgePost(result, (reply) => wire.judge(reply, { muteMs: 1, address: target.address }), {
    nowMs,
    hidden: [],
  });
}

test('DingTalk: the right signature is taken, a wrong secret breaks the channel though HTTP says 200', async () => {
  const host = await receiver(({ path }) => {
    const timestamp = path.searchParams.get('timestamp');
    const wanted = createHmac('sha256', 'SECright').update(`${timestamp}\nSECright`).digest('base64');
    const isRight = path.searchParams.get('sign') === wanted && path.searchParams.get('access_token') === 'T';
    return {
      status: 200,
      body: JSON.stringify(isRight ? { errcode: 0 } : { errcode: 310000, errmsg: 'sign not match' }),
    };
  });
  const address = `http://${host}/robot/send?access_token=T`;
  expect(await send(dingtalk, testTarget({ address, secret: 'SECright' }))).toMatchObject({
    kind: 'delivered',
  });
  expect(await send(dingtalk, testTarget({ address, secret: 'SECwrong' }))).toMatchObject({
    kind: 'broken',
    code: '310000',
    message: 'sign not match',
    httpStatus: 200,
  });
});

test('Feishu: the signature in the body', async () => {
  const host = await receiver(({ body }) => {
    const { timestamp, sign, msg_type: type } = JSON.parse(body);
    const wanted = createHmac('sha256', `${timestamp}\nkey`).digest('base64');
    const isRight = sign === wanted && type === 'interactive';
    return {
      status: 200,
      body: JSON.stringify(isRight ? { code: 0 } : { code: 19021, msg: 'sign match fail' }),
    };
  });
  const address = `http://${host}/open-apis/bot/v2/hook/T`;
  expect(await send(feishu, testTarget({ address, secret: 'key' }))).toMatchObject({ kind: 'delivered' });
  expect(await send(feishu, testTarget({ address, secret: 'other' }))).toMatchObject({
    kind: 'broken',
    code: '19021',
  });
});

test('WeCom: the key in the address', async () => {
  const host = await receiver(({ path }) => ({
    status: 200,
    body: JSON.stringify(
      path.searchParams.get('key') === 'K' ? { errcode: 0 } : { errcode: 93000, errmsg: 'invalid' },
    ),
  }));
  expect(
    await send(wecom, testTarget({ address: `http://${host}/cgi-bin/webhook/send?key=K` })),
  ).toMatchObject({
    kind: 'delivered',
  });
  expect(
    await send(wecom, testTarget({ address: `http://${host}/cgi-bin/webhook/send?key=X` })),
  ).toMatchObject({
    kind: 'broken',
  });
});

test('Slack: ok', async () => {
  const host = await receiver(({ body }) =>
    JSON.parse(body).blocks.length === 3
      ? { status: 200, body: 'ok' }
      : { status: 400, body: 'invalid_payload' },
  );
  expect(await send(slack, testTarget({ address: `http://${host}/services/T` }))).toMatchObject({
    kind: 'delivered',
  });
});

test('webhook: verified by the library of the specification, with the old secret and the new one', async () => {
  const next = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  const old = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
  const seen: unknown[] = [];
  const host = await receiver(({ headers, body }) => {
    // The library refuses signatures of another time than now; the letter is of 2026.
    const at = Number(headers['webhook-timestamp']) * 1_000;
    const signed = new Webhook(old).sign(headers['webhook-id'] ?? '', new Date(at), body);
    seen.push(JSON.parse(body));
    return { status: headers['webhook-signature']?.split(' ').includes(signed) ? 204 : 401, body: '' };
  });
  const address = `http://${host}/hook`;
  expect(await send(webhook, testTarget({ address, secret: next, previousSecret: old }))).toMatchObject({
    kind: 'delivered',
    httpStatus: 204,
  });
  expect(await send(webhook, testTarget({ address, secret: next }))).toMatchObject({
    kind: 'later',
    code: 'HTTP 401',
  });
  expect(seen[0]).toMatchObject({ type: 'rows.failed', data: { noticeId: 'ntc_1' } });
});

test('PagerDuty: the routing key in the body', async () => {
  const host = await receiver(({ body }) =>
    JSON.parse(body).routing_key === 'R'
      ? { status: 202, body: '{"status":"success"}' }
      : { status: 400, body: '{"status":"invalid event","message":"routing key"}' },
  );
  const address = `http://${host}/v2/enqueue`;
  expect(await send(pagerduty, testTarget({ address, secret: 'R' }))).toMatchObject({ kind: 'delivered' });
  expect(await send(pagerduty, testTarget({ address, secret: 'X' }))).toMatchObject({
    kind: 'broken',
    code: 'invalid event',
  });
});

test('e-mail: taken for each recipient, refused for good and for now', async () => {
  const mails: string[] = [];
  const recipients: string[] = [];
  let isBusy = true;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = address.startsWith('gone')
        ? 550
        : isBusy && address.startsWith('busy')
          ? 451
          : null;
      done(responseCode === null ? null : Object.assign(new Error('no mailbox here'), { responseCode }));
    },
    onData: (stream, { envelope }, done) => {
      recipients.push(envelope.rcptTo.map(({ address }) => address.split('@')[0]).join('+'));
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  close.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const mail = {
    host: '127.0.0.1',
    port,
    secure: false,
    needsTls: false,
    user: null,
    password: null,
    from: 'desk@example.com',
  };
  const letter = testLetter({ lines: ['<script>'], title: 'one\r\nBcc: evil@example.com' });
  const to = (address: string) =>
    sendMail(letter, testTarget({ address }), { mail, host: 'desk.example.com' });
  expect(await to('a@example.com, b@example.com')).toMatchObject({ kind: 'delivered' });
  expect(mails[0]).toContain('Message-ID: <dlv_1@desk.example.com>');
  expect(mails[0]).toContain('Auto-Submitted: auto-generated');
  expect(mails[0]).toContain('References: <batch-b1@desk.example.com>');
  expect(mails[0]).toContain('&lt;script&gt;');
  expect(mails[0]).not.toMatch(/^Bcc:/m);
  expect(await to('gone@example.com')).toMatchObject({ kind: 'broken', code: '550' });
  expect(await to('busy@example.com')).toMatchObject({ kind: 'later', code: '451' });
  expect(mails).toHaveLength(1);
  // One who is gone keeps nobody else from their mail, and the log says who.
  const partly = await to('a@example.com, gone@example.com');
  expect(partly).toMatchObject({ kind: 'delivered', code: '550', taken: [recipientMark('a@example.com')] });
  expect(partly.message).toMatch(/^gone@example\.com: 550 no mailbox here$/);
  // One who is busy gets it later, and only that one.
  const busy = await to('a@example.com,b@example.com,busy@example.com');
  expect(busy).toMatchObject({ kind: 'later', code: '451' });
  expect(busy.taken).toEqual(['a@example.com', 'b@example.com'].map(recipientMark));
  isBusy = false;
  const again = testTarget({
    address: 'a@example.com,b@example.com,busy@example.com',
    taken: busy.taken ?? [],
  });
  expect(await sendMail(letter, again, { mail, host: 'desk.example.com' })).toMatchObject({
    kind: 'delivered',
    taken: ['a@example.com', 'b@example.com', 'busy@example.com'].map(recipientMark),
  });
  expect(recipients).toEqual(['a+b', 'a', 'a+b', 'busy']);
  // Nobody is left to ask: nothing is opened, and nothing stays behind that would close it.
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const all = testTarget({
    ...again,
    taken: ['a', 'b', 'busy'].map((one) => recipientMark(`${one}@example.com`)),
  });
  const before = timers();
  const nobody = await sendMail(letter, all, { mail: { ...mail, port: 1 }, host: 'desk.example.com' });
  expect(nobody).toMatchObject({ kind: 'delivered', taken: all.taken });
  expect(timers()).toBe(before);
  const plain = { ...mail, needsTls: true };
  const noTls = await sendMail(letter, testTarget({ address: 'a@example.com' }), { mail: plain, host: 'x' });
  expect(noTls.kind).not.toBe('delivered');
  expect(mails).toHaveLength(4);
});
