import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NoticeKind } from '@/lib/domain/notices';
import { listDue, recoverSending, takeDelivery } from '@/lib/server/db/queries/deliveries';
import { ackNotices } from '@/lib/server/db/queries/notices';
import { deleteOldAlerts, setResolve } from '@/lib/server/db/queries/pager-alerts';
import { type NotifyDeps, startNotifyJob } from '@/lib/server/jobs/notify/notify';
import type { RunningJob } from '@/lib/server/jobs/runtime/job';
import { forgetOldNotices } from '@/lib/server/jobs/upkeep/upkeep';
import { parseEgressList } from '@/lib/server/notify/egress-list';
import {
  type KeyRing,
  openSecret,
  parseKeyRing,
  sealSecret,
  withNewKey,
} from '@/lib/server/secrets/key-ring';
import { deliverOnce } from '@/lib/server/services/notices/deliver';
import { keepAlertsOpen, planResolves } from '@/lib/server/services/notices/pager-alerts';
import { planDeliveries } from '@/lib/server/services/notices/plan-deliveries';
import { recordNotice } from '@/lib/server/services/notices/record';
import { systemContext } from '@/lib/server/services/request-context';
import { rotateSecrets } from '@/lib/server/services/secrets/rotate';
import { insertTestChannel } from '@/lib/testing/channels';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { startTestReceiver, type TestReceiver } from '@/lib/testing/receiver';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const OLD_KEY = 'a'.repeat(32);
const NEW_KEY = 'b'.repeat(32);
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

function newRing(): KeyRing {
  const ring = parseKeyRing(withNewKey(null));
  if (!ring) throw new Error('no ring');
  return ring;
}

describe.each(testStoreKinds())('alerts of a pager on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let pager: TestReceiver;
  let job: RunningJob | null;
  let ring: KeyRing;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    ring = newRing();
    pager = await startTestReceiver({ status: 202, body: '{"status":"success"}' });
    job = null;
    await insertTestChannel(store, {
      id: 'p1',
      type: 'pagerduty',
      addressSealed: seal('addressSealed', `http://${pager.host}/v2/enqueue`),
      secretSealed: seal('secretSealed', OLD_KEY),
    });
  });
  afterEach(async () => {
    await job?.stop();
    await pager.close();
    await store.dispose();
  });

  const seal = (column: string, text: string) =>
    sealSecret(ring, { table: 'channels', row: 'p1', column }, text);
  const deps = (): NotifyDeps => ({
    store,
    now: () => nowMs,
    baseUrl: 'https://desk.example.com',
    notices: {
      egressAllow: parseEgressList(pager.host) ?? [],
      keyRing: ring,
      mail: null,
      groupWaitMs: 500,
      groupIntervalMs: 500,
      muteMs: 1_000,
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  const start = () => {
    job = startNotifyJob(deps());
  };
  const tell = (noticeKind: 'rows.failed' | 'rows.late' | 'batch.done', batchId: string) =>
    store.db.transaction().execute((tx) =>
      recordNotice(tx, deps(), {
        kind: noticeKind,
        objectType: 'batch',
        objectId: batchId,
        batchId,
        content: { batch: { id: batchId, number: 42, title: 'Night', rowCount: 2 } },
      }),
    );
  const ack = (batchId: string, ...kinds: NoticeKind[]) => ackNotices(store.db, { batchId, kinds, nowMs });
  /** What the pager got, each with the key that it came with; time passes until it has so many. */
  async function got(count: number): Promise<string[]> {
    await vi.waitFor(
      () => {
        nowMs += SECOND_MS;
        expect(pager.received.length).toBe(count);
      },
      { timeout: 10_000, interval: 50 },
    );
    return pager.received.map(({ body }) => {
      const { event_action: action, routing_key: key, dedup_key: alert } = JSON.parse(body);
      return `${action} ${alert.split(':').slice(2).join(':')} ${key === OLD_KEY ? 'old' : 'new'}`;
    });
  }
  const alerts = () => store.db.selectFrom('pagerAlerts').selectAll().execute();

  test('each kind of a batch is one alert, closed when its set is empty, with the key that opened it', async () => {
    start();
    await tell('rows.failed', 'b1');
    await tell('rows.late', 'b1');
    expect((await got(2)).sort()).toEqual(['trigger rows.failed:b1 old', 'trigger rows.late:b1 old']);
    await vi.waitFor(async () => expect(await alerts()).toHaveLength(2), 5_000);
    expect(JSON.stringify(await alerts())).not.toContain(OLD_KEY);
    await store.db
      .updateTable('channels')
      .set({ secretSealed: seal('secretSealed', NEW_KEY) })
      .execute();
    await ack('b1', 'rows.failed');
    expect((await got(3)).at(-1)).toBe('resolve rows.failed:b1 old');
    await vi.waitFor(async () => expect(await alerts()).toMatchObject([{ kind: 'rows.late' }]), 5_000);
    // Told again with the new key: both alerts are open, and both are closed, each with its own.
    await tell('rows.late', 'b1');
    expect((await got(4)).at(-1)).toBe('trigger rows.late:b1 new');
    await ack('b1', 'rows.late');
    expect((await got(6)).slice(4).sort()).toEqual(['resolve rows.late:b1 new', 'resolve rows.late:b1 old']);
    await vi.waitFor(async () => expect(await alerts()).toEqual([]), 5_000);
  });

  test('news that comes before the end has left keeps the alert open', async () => {
    start();
    await tell('rows.failed', 'b1');
    await got(1);
    await vi.waitFor(async () => expect(await alerts()).toHaveLength(1), 5_000);
    await job?.stop();
    await ack('b1', 'rows.failed');
    await store.db
      .updateTable('channels')
      .set({ restUntilMs: nowMs + 30 * SECOND_MS })
      .execute();
    start();
    await vi.waitFor(async () => {
      expect((await alerts())[0]?.resolveId).toEqual(expect.any(String));
    }, 5_000);
    await tell('rows.failed', 'b1');
    expect((await got(2)).at(-1)).toBe('trigger rows.failed:b1 old');
    const states = await store.db.selectFrom('deliveries').select(['trigger', 'state']).execute();
    expect(states).toContainEqual({ trigger: 'resolve', state: 'merged' });
    expect(await alerts()).toMatchObject([{ resolveId: null }]);
  });

  /** `rows.failed` of b1 is open at the pager, and its end is planned but has not left. */
  async function planEnd() {
    start();
    await tell('rows.failed', 'b1');
    await got(1);
    await vi.waitFor(async () => expect(await alerts()).toHaveLength(1), 5_000);
    await job?.stop();
    await ack('b1', 'rows.failed');
    expect(await planResolves({ store, now: () => nowMs })).toBe(1);
    const end = await store.db
      .selectFrom('deliveries')
      .selectAll()
      .where('trigger', '=', 'resolve')
      .executeTakeFirstOrThrow();
    return { end, alertId: (await alerts())[0]?.id ?? '' };
  }
  const ends = () =>
    store.db
      .selectFrom('deliveries')
      .select(['state', 'lastCode'])
      .where('trigger', '=', 'resolve')
      .orderBy('createdAtMs')
      .execute();
  const setChannel = (change: { pausedAtMs?: number | null; brokenAtMs?: number | null }) =>
    store.db.updateTable('channels').set(change).execute();

  test.each([
    ['pausedAtMs', 'muted', null],
    ['brokenAtMs', 'failed', 'channel_removed'],
  ] as const)(
    'an end that could not leave (%s) leaves once the channel goes on',
    async (why, state, lastCode) => {
      await planEnd();
      await setChannel({ [why]: nowMs });
      start();
      await vi.waitFor(async () => expect(await ends()).toEqual([{ state, lastCode }]), 5_000);
      expect(await alerts()).toMatchObject([{ resolveId: null }]);
      nowMs += SECOND_MS;
      await setChannel({ [why]: null });
      expect((await got(2)).at(-1)).toBe('resolve rows.failed:b1 old');
      await vi.waitFor(async () => expect(await alerts()).toEqual([]), 5_000);
      expect(await ends()).toEqual([
        { state, lastCode },
        { state: 'delivered', lastCode: null },
      ]);
    },
  );

  test('an end that the guard keeps from leaving is told again once it may', async () => {
    const { end } = await planEnd();
    await store.db
      .updateTable('channels')
      .set({ addressSealed: seal('addressSealed', 'http://pager.example.com/v2/enqueue') })
      .execute();
    expect(await deliverOnce(deps(), end)).toMatchObject({ kind: 'broken', code: 'egress_https' });
    expect(await alerts()).toMatchObject([{ resolveId: null }]);
  });

  test('an end whose alert was opened again neither leaves nor is tried again, and breaks no channel', async () => {
    const { end, alertId } = await planEnd();
    // Between the look at what is due and the try.
    await setResolve(store.db, alertId, null);
    expect(await deliverOnce(deps(), end)).toMatchObject({ code: 'alert_open' });
    expect(pager.received).toHaveLength(1);
    expect(await ends()).toEqual([{ state: 'merged', lastCode: 'alert_open' }]);
    // And while it is under way.
    nowMs += SECOND_MS;
    expect(await planResolves({ store, now: () => nowMs })).toBe(1);
    const [again] = await listDue(store.db, nowMs, []);
    if (!again) throw new Error('nothing is due');
    pager.answer = null;
    const trying = deliverOnce(deps(), again);
    await vi.waitFor(() => expect(pager.received).toHaveLength(2), 5_000);
    await store.db
      .transaction()
      .execute((tx) => keepAlertsOpen(tx, { channelId: 'p1', groupKey: end.groupKey }, nowMs));
    await pager.close();
    expect(await trying).toMatchObject({ kind: 'later' });
    expect((await ends()).map(({ state }) => state)).toEqual(['merged', 'merged']);
    expect(await alerts()).toMatchObject([{ id: alertId, resolveId: null }]);
    const { brokenAtMs } = await store.db
      .selectFrom('channels')
      .select('brokenAtMs')
      .executeTakeFirstOrThrow();
    expect(brokenAtMs).toBeNull();
  });

  test('news that is never over keeps no alert; one whose notices are gone is forgotten, some at a time', async () => {
    start();
    await tell('batch.done', 'b1');
    await got(1);
    await tell('rows.failed', 'b1');
    await tell('rows.late', 'b1');
    await got(3);
    await vi.waitFor(async () => expect(await alerts()).toHaveLength(2), 5_000);
    await job?.stop();
    expect((await alerts()).map((alert) => alert.kind).sort()).toEqual(['rows.failed', 'rows.late']);
    const later = nowMs + 400 * DAY_MS;
    expect(await deleteOldAlerts(store.db, later, 9)).toBe(0);
    await store.db.deleteFrom('deliveryNotices').execute();
    await store.db.deleteFrom('notices').execute();
    expect(await deleteOldAlerts(store.db, TEST_NOW_MS, 9)).toBe(0);
    expect(await deleteOldAlerts(store.db, later, 1)).toBe(1);
    expect(
      await forgetOldNotices({
        ...deps(),
        now: () => later + DAY_MS,
        config: { outcomes: { keepDays: 400 } },
      }),
    ).toBeGreaterThan(0);
    expect(await alerts()).toEqual([]);
  });

  test('the key of an open alert is sealed anew with the ring', async () => {
    start();
    await tell('rows.failed', 'b1');
    await got(1);
    await vi.waitFor(async () => expect(await alerts()).toHaveLength(1), 5_000);
    const [alert] = await alerts();
    const next = parseKeyRing(withNewKey(ring));
    if (!next || !alert) throw new Error('no ring');
    await rotateSecrets(systemContext(store), next, { dryRun: false });
    const [moved] = await alerts();
    expect(moved?.keySealed).not.toBe(alert.keySealed);
    const place = { table: 'pagerAlerts', row: alert.id, column: 'keySealed' };
    expect(openSecret(next, place, moved?.keySealed ?? '')).toBe(OLD_KEY);
  });

  test('a test that somebody sends now is nobody else’s to send; of a dead server it is', async () => {
    await tell('rows.failed', 'b1');
    await planDeliveries({ store, now: () => nowMs, pace: deps().notices });
    const [delivery] = await listDue(store.db, nowMs, []);
    if (!delivery) throw new Error('nothing is due');
    await takeDelivery(store.db, delivery, nowMs);
    await store.db
      .updateTable('deliveries')
      .set({ trigger: 'test', nextAttemptMs: nowMs + 60 * SECOND_MS })
      .execute();
    expect(await recoverSending(store.db, [], nowMs)).toBe(0);
    expect(await recoverSending(store.db, [], nowMs + 60 * SECOND_MS)).toBe(1);
  });

  test('a store that could not be written for five minutes is told of when it can be again, once', async () => {
    let isAway = true;
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (isAway) throw new Error('the store is away');
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const failures: string[] = [];
    const log = { ...deps().log, warn: (_: object, message: string) => failures.push(message) };
    job = startNotifyJob({ ...deps(), store: { ...store, db: store.db.withPlugin(plugin) }, log });
    await vi.waitFor(() => expect(failures.length).toBeGreaterThan(0), 5_000);
    nowMs += 6 * 60 * SECOND_MS;
    isAway = false;
    const told = () => store.db.selectFrom('notices').select(['kind', 'ackedAtMs']).execute();
    await vi.waitFor(async () => expect(await told()).toMatchObject([{ kind: 'desk.store' }]), 5_000);
    await vi.waitFor(async () => expect((await told())[0]?.ackedAtMs).toEqual(expect.any(Number)), 5_000);
  });

  test('what is older than the setting is forgotten, a piece at a time, and nothing that is still on its way', async () => {
    for (const batchId of ['b1', 'b2']) await tell('rows.failed', batchId);
    await planDeliveries({ store, now: () => nowMs, pace: deps().notices });
    const [over] = await store.db.selectFrom('deliveries').select('id').orderBy('id').execute();
    await store.db
      .updateTable('deliveries')
      .set({ state: 'delivered' })
      .where('id', '=', over?.id ?? '')
      .execute();
    const upkeep = (keepDays: number, atMs: number) =>
      forgetOldNotices({ ...deps(), now: () => atMs, config: { outcomes: { keepDays } } });
    const later = nowMs + 400 * DAY_MS + 1;
    expect(await upkeep(0, later)).toBe(0);
    expect(await upkeep(400, later - 2)).toBe(0);
    expect(await upkeep(400, later)).toBe(2);
    expect(await store.db.selectFrom('deliveries').select('state').execute()).toEqual([{ state: 'pending' }]);
    expect(await store.db.selectFrom('notices').select('id').execute()).toHaveLength(1);
    expect(await store.db.selectFrom('deliveryNotices').select('noticeId').execute()).toHaveLength(1);
    expect(await upkeep(400, later)).toBe(0);
  });
});
