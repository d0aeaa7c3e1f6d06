import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WrittenKind } from '@/lib/domain/notices';
import type { NoticeContent } from '@/lib/schemas/notices';
import { listDue, takeDelivery } from '@/lib/server/db/queries/deliveries';
import { ackNotices } from '@/lib/server/db/queries/notices';
import type { ChannelsTable } from '@/lib/server/db/schema-notices';
import { type NotifyDeps, startNotifyJob } from '@/lib/server/jobs/notify/notify';
import type { RunningJob } from '@/lib/server/jobs/runtime/job';
import { parseEgressList } from '@/lib/server/notify/egress-list';
import { parseKeyRing, sealSecret, withNewKey } from '@/lib/server/secrets/key-ring';
import { planDeliveries } from '@/lib/server/services/notices/plan-deliveries';
import { recordNotice } from '@/lib/server/services/notices/record';
import { insertTestChannel } from '@/lib/testing/channels';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { startTestReceiver, type TestReceiver } from '@/lib/testing/receiver';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const OK = { status: 200, body: JSON.stringify({ errcode: 0 }) };
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const batch = { id: 'b1', number: 42, title: 'Night <!channel>', rowCount: 200 };
const row = {
  instanceId: 'i-1',
  instanceName: '<!channel> @all [a](b)',
  regionId: 'cn-dalian',
  code: '4001',
};

describe.each(testStoreKinds())('notices on their way, on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let robot: TestReceiver;
  let second: TestReceiver;
  let jobs: RunningJob[];
  const ring = parseKeyRing(withNewKey(null));
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    [robot, second] = [await startTestReceiver(OK), await startTestReceiver(OK)];
    jobs = [];
  });
  afterEach(async () => {
    for (const job of jobs) await job.stop();
    for (const receiver of [robot, second]) await receiver.close();
    await store.dispose();
  });

  const deps = (): NotifyDeps => ({
    store,
    now: () => nowMs,
    baseUrl: 'https://desk.example.com',
    notices: {
      egressAllow: parseEgressList(`${robot.host},${second.host}`) ?? [],
      keyRing: ring,
      mail: null,
      groupWaitMs: 20 * SECOND_MS,
      groupIntervalMs: 5 * MINUTE_MS,
      muteMs: 10 * MINUTE_MS,
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  const start = () => jobs.push(startNotifyJob(deps()));

  async function addChannel(id: string, receiver: TestReceiver, given: Partial<ChannelsTable> = {}) {
    if (!ring) throw new Error('no ring');
    const seal = (column: string, text: string) =>
      sealSecret(ring, { table: 'channels', row: id, column }, text);
    await insertTestChannel(store, {
      id,
      type: 'dingtalk',
      addressSealed: seal('addressSealed', `http://${receiver.host}/robot/send?access_token=T0123456789`),
      secretSealed: seal('secretSealed', 'SECdemo'),
      ...given,
    });
  }
  const tell = (noticeKind: WrittenKind, content: NoticeContent = {}, batchId: string | null = 'b1') =>
    store.db.transaction().execute((tx) =>
      recordNotice(tx, deps(), {
        kind: noticeKind,
        objectType: 'batch',
        objectId: 'b1',
        ...(batchId === null ? {} : { batchId }),
        content: batchId === null ? content : { batch, ...content },
      }),
    );
  const failed = () => tell('rows.failed', { rows: [row] });
  const count = async (receiver: TestReceiver, wanted: number) => {
    await vi.waitFor(() => expect(receiver.received).toHaveLength(wanted), { timeout: 10_000, interval: 20 });
    return receiver.received.map(({ body }) => JSON.parse(body));
  };
  const states = async () =>
    (await store.db.selectFrom('deliveries').selectAll().orderBy('createdAtMs').orderBy('id').execute()).map(
      ({ state, trigger }) => `${trigger} ${state}`,
    );
  const settled = (wanted: string[]) =>
    vi.waitFor(async () => expect((await states()).sort()).toEqual(wanted.sort()), {
      timeout: 10_000,
      interval: 20,
    });

  test('urgent news leaves at once, signed, with hostile names as text', async () => {
    await addChannel('c1', robot);
    start();
    await failed();
    const [message] = await count(robot, 1);
    expect(message.markdown.title).toBe('[Failed 1] Batch #42');
    expect(message.markdown.text).toContain(
      '\\<\\!channel\\> \\@all \\[a\\]\\(b\\) (cn\\-dalian), code 4001',
    );
    expect(message.markdown.text).toContain('[Open](https://desk.example.com/batches/b1)');
    expect(robot.received[0]?.path).toMatch(/access_token=T0123456789&timestamp=\d+&sign=[\w%]+$/);
    await settled(['event delivered']);
  });

  test('calm news of a batch waits for more and comes as one message; the end comes once', async () => {
    await addChannel('c1', robot);
    await tell('batch.sent');
    await tell('rows.refused', { rows: [row] });
    start();
    await settled(['event pending']);
    nowMs += 20 * SECOND_MS;
    const [message] = await count(robot, 1);
    expect(message.markdown.title).toBe('[Refused 1 · Batch sent] Batch #42');
    await tell('batch.done', { score: { Executed: 199, refused: 1 } });
    await settled(['event delivered', 'event pending']);
    nowMs += 5 * MINUTE_MS;
    const [, done] = await count(robot, 2);
    expect(done.markdown.text).toContain('Executed 199 · Refused 1');
  });

  test('urgent news takes along what waits, and is told again only after a while', async () => {
    await addChannel('c1', robot);
    await tell('batch.sent');
    await planDeliveries({ store, now: () => nowMs, pace: deps().notices });
    start();
    await failed();
    const [message] = await count(robot, 1);
    expect(message.markdown.title).toBe('[Failed 1 · Batch sent] Batch #42');
    await failed();
    await failed();
    await settled(['event merged', 'event delivered', 'event pending']);
    nowMs += 5 * MINUTE_MS;
    const [, grown] = await count(robot, 2);
    expect(grown.markdown.title).toBe('[Failed 2] Batch #42');
  });

  test('a robot that says no with HTTP 200 breaks its channel, which is told by another one', async () => {
    robot.answer = { status: 200, body: JSON.stringify({ errcode: 310000, errmsg: 'sign not match' }) };
    await addChannel('c1', robot);
    await addChannel('c2', second, { kindsJson: '["channel.broken"]' });
    start();
    await failed();
    const [told] = await count(second, 1);
    expect(told.markdown.text).toContain('c1: 310000');
    const broken = await store.db
      .selectFrom('channels')
      .selectAll()
      .where('id', '=', 'c1')
      .executeTakeFirstOrThrow();
    expect(broken).toMatchObject({ brokenCode: '310000', brokenMessage: 'sign not match' });
    await failed();
    await settled(['event failed', 'event failed', 'event delivered']);
    expect(robot.received).toHaveLength(1);
    const audit = await store.db.selectFrom('auditEntries').select('action').execute();
    expect(audit.map(({ action }) => action)).toEqual(['channel.break']);
  });

  test('too many messages: the channel rests as long as the vendor mutes it', async () => {
    robot.answer = { status: 200, body: JSON.stringify({ errcode: 130101, errmsg: 'too fast' }) };
    await addChannel('c1', robot);
    start();
    await failed();
    await count(robot, 1);
    await settled(['event pending']);
    robot.answer = OK;
    nowMs += 9 * MINUTE_MS;
    await tell('desk.blind', {}, null);
    await settled(['event pending', 'event pending']);
    expect(robot.received).toHaveLength(1);
    nowMs += 2 * MINUTE_MS;
    await vi.waitFor(() => {
      nowMs += 10 * SECOND_MS;
      expect(robot.received).toHaveLength(3);
    }, 10_000);
  });

  test('however many messages wait for one channel, the next of each other one is due too', async () => {
    await addChannel('c1', robot);
    await addChannel('c2', second);
    await failed();
    await planDeliveries({ store, now: () => nowMs, pace: deps().notices });
    const waiting = await store.db
      .selectFrom('deliveries')
      .selectAll()
      .where('channelId', '=', 'c1')
      .execute();
    const more = Array.from({ length: 300 }, (_, index) =>
      waiting.map((one) => ({ ...one, id: `more-${index}`, groupKey: `batch:${index}`, nextAttemptMs: 0 })),
    ).flat();
    await store.db.insertInto('deliveries').values(more).execute();
    const due = async (busy: string[]) =>
      (await listDue(store.db, nowMs, busy)).map(({ channelId }) => channelId);
    expect(await due([])).toEqual(['c1', 'c2']);
    expect(await due(['c1'])).toEqual(['c2']);
  });

  test('a message under way when a server dies goes out again under the same id; its try is lost', async () => {
    await addChannel('c1', robot, { type: 'webhook', secretSealed: null });
    await failed();
    await planDeliveries({ store, now: () => nowMs, pace: deps().notices });
    const [delivery] = await listDue(store.db, nowMs, []);
    if (!delivery) throw new Error('nothing is due');
    await takeDelivery(store.db, delivery, nowMs);
    const attempt = { id: randomUUID(), deliveryId: delivery.id, n: 1, startedAtMs: nowMs };
    const open = { durationMs: null, result: null, httpStatus: null, code: null, message: null };
    await store.db
      .insertInto('attempts')
      .values({ ...attempt, ...open })
      .execute();
    start();
    const [body] = await count(robot, 1);
    expect(robot.received[0]?.headers['webhook-id']).toBe(delivery.id);
    expect(body).toMatchObject({
      type: 'rows.failed',
      data: { batch: { number: 42 }, counts: { failed: 1 } },
    });
    await settled(['event delivered']);
    const attempts = await store.db.selectFrom('attempts').selectAll().orderBy('n').execute();
    expect(attempts.map(({ n, result }) => [n, result])).toEqual([
      [1, 'lost'],
      [2, 'ok'],
    ]);
  });

  test('three servers send each message once', async () => {
    await addChannel('c1', robot, { type: 'webhook', secretSealed: null });
    await addChannel('c2', second, { type: 'webhook', secretSealed: null });
    for (const _ of [1, 2, 3]) start();
    await failed();
    await tell('desk.blind', {}, null);
    await vi.waitFor(() => {
      nowMs += SECOND_MS;
      expect([robot.received.length, second.received.length]).toEqual([2, 2]);
    }, 10_000);
    await settled(Array(4).fill('event delivered'));
  });

  test('nobody acknowledges: the second channel after 15 minutes, again after 4 hours; acknowledged, neither', async () => {
    await addChannel('c2', second, { kindsJson: '[]' });
    await addChannel('c1', robot, { secondChannelId: 'c2' });
    start();
    await failed();
    await settled(['event delivered']);
    nowMs += 15 * MINUTE_MS;
    const [escalated] = await count(second, 1);
    expect(escalated.markdown.text).toContain('Not acknowledged for 15 minutes.');
    await settled(['event delivered', 'escalation delivered']);
    nowMs += 4 * HOUR_MS;
    const [, repeated] = await count(robot, 2);
    expect(repeated.markdown.text).toContain('Not acknowledged yet.');
    await settled(['event delivered', 'escalation delivered', 'repeat delivered']);
    await ackNotices(store.db, { batchId: 'b1', kinds: ['rows.failed'], nowMs });
    nowMs += 4 * HOUR_MS + MINUTE_MS;
    await tell('batch.done');
    await vi.waitFor(() => {
      nowMs += 10 * SECOND_MS;
      expect(robot.received).toHaveLength(3);
    }, 10_000);
    expect(second.received).toHaveLength(1);
  });

  test('regions, paused channels and quiet hours', async () => {
    const quiet = { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, toMinute: 1_439, zone: 'UTC' };
    await addChannel('other', robot, { regionsJson: '["cn-other"]', kindsJson: '["batch.sent"]' });
    await addChannel('paused', robot, { pausedAtMs: 1 });
    await addChannel('quiet', second, { quietJson: JSON.stringify(quiet) });
    await store.db.transaction().execute((tx) =>
      recordNotice(tx, deps(), {
        kind: 'batch.sent',
        objectType: 'batch',
        objectId: 'b1',
        batchId: 'b1',
        regions: ['cn-dalian'],
        content: { batch },
      }),
    );
    start();
    await settled(['event muted', 'event pending']);
    nowMs += HOUR_MS;
    await failed();
    const [urgent] = await count(second, 1);
    expect(urgent.markdown.title).toBe('[Failed 1 · Batch sent] Batch #42');
    expect(robot.received).toHaveLength(0);
  });
});
