import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { startExpireJob } from '@/lib/server/jobs/upkeep/upkeep';
import { approve } from '@/lib/server/services/batches/approve';
import { decideRows } from '@/lib/server/services/batches/decide-rows';
import { settleRunOut } from '@/lib/server/services/batches/end-request';
import { replan } from '@/lib/server/services/batches/replan';
import { retryRefused } from '@/lib/server/services/batches/retry';
import {
  drain,
  outcomesOf,
  redeployableKeys,
  settleAll,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { type ReleaseDesk, releaseDeskForEachTest } from '@/lib/testing/jobs/release-desk';
import { forcePolicy } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';
const HOUR_MS = 3_600_000;
const LATE = 'skipped request_expired';

describe.each(testStoreKinds())('rows that did not leave in time, on %s', (kind) => {
  let desk: ReleaseDesk;
  const { request, begun, noPermission, batchOf, sent, audits } = releaseDeskForEachTest(kind, (opened) => {
    desk = opened;
  });
  let people: ReleaseDesk['people'];
  beforeEach(() => {
    people = desk.people;
  });
  const live = () =>
    desk.bench.store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null).execute();

  test('the permission comes back weeks later: nothing leaves late, the rows say why and can be planned again', async () => {
    const seen = await begun();
    await noPermission();
    desk.bench.passTime(20 * 24 * HOUR_MS);
    await drain(desk.bench);
    expect(await sent()).toBe(2);
    expect(await outcomesOf(desk.bench, seen.batchId)).toEqual(['accepted', 'accepted', LATE, LATE, LATE]);
    expect(await batchOf(seen.batchId)).toMatchObject({ state: 'sent', stopCause: 'too_late' });
    expect(await audits('rows.skip')).toMatchObject([{ after: { reason: 'request_expired', skipped: 3 } }]);
    expect(await live()).toHaveLength(2);
    expect(await retryRefused(people.otto, { batchId: seen.batchId })).toMatchObject({ rowCount: 3 });
  });

  test('to the millisecond: in time they go, at the hour they do not', async () => {
    const seen = await begun();
    const { sendUntilMs } = await desk.bench.store.db
      .selectFrom('batchRows')
      .select('sendUntilMs')
      .where('outcome', '=', 'queued')
      .executeTakeFirstOrThrow();
    const { requestedAtMs } = await batchOf(seen.batchId);
    expect(sendUntilMs).toBe((requestedAtMs ?? 0) + 24 * HOUR_MS);
    const at = (ms: number) => ({ ...desk.bench, now: () => ms });
    await dispatchOnce(at((sendUntilMs ?? 0) - 1), 'bench');
    expect(await sent()).toBe(4);
    expect(await settleRunOut({ ...people.bea, now: () => (sendUntilMs ?? 0) - 1 })).toBe(0);
    expect(await settleRunOut({ ...people.bea, now: () => sendUntilMs ?? 0 })).toBe(1);
    expect((await outcomesOf(desk.bench, seen.batchId)).at(-1)).toBe(LATE);
  });

  test('the job ends them while the account is paused, so that somebody sees it', async () => {
    const seen = await begun();
    await noPermission();
    desk.bench.passTime(24 * HOUR_MS);
    const job = startExpireJob(desk.bench);
    await expect
      .poll(async () => (await audits('rows.skip')).length, { timeout: 5_000, interval: 20 })
      .toBe(1);
    await job.stop();
    expect((await batchOf(seen.batchId)).counts).toMatchObject({ accepted: 2, skipped: 3 });
    expect(await settleRunOut(people.bea)).toBe(0);
  });

  test('without any approval as well: a batch of which nothing left has expired, and is planned again', async () => {
    await forcePolicy(desk.bench.store, { ...DEFAULT_POLICY, rules: [], expiryHours: 2 });
    const batchId = await submitKeys(people.olga, await redeployableKeys(desk.bench, 3));
    await noPermission();
    desk.bench.passTime(2 * HOUR_MS - 60_000);
    expect(await settleRunOut(people.bea)).toBe(0);
    desk.bench.passTime(61_000);
    await drain(desk.bench);
    expect(await sent()).toBe(0);
    expect(await batchOf(batchId)).toMatchObject({ state: 'expired', counts: { skipped: 3 } });
    expect(await audits('batch.expire')).toMatchObject([{ actorId: 'system', objectId: batchId }]);
    expect(await replan(people.otto, { batchId })).toMatchObject({ rowCount: 3 });
  });

  test('rows for a later time too: what was let go a day ago is no word of today', async () => {
    const planTimeMs = desk.bench.now() + 5 * 24 * HOUR_MS;
    const seen = await begun(5, { when: 'scheduled', planTimeMs });
    await noPermission();
    desk.bench.passTime(24 * HOUR_MS);
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).counts.skipped]).toEqual([2, 3]);
  });

  test('once it is being sent, the time of its first row ends that row alone', async () => {
    const nowMs = desk.bench.now();
    const spread = { fromMs: nowMs + 10 * 60_000, toMs: nowMs + 5 * HOUR_MS };
    const seen = await begun(5, { when: 'scheduled', spread });
    desk.bench.passTime(HOUR_MS);
    await drain(desk.bench);
    expect((await batchOf(seen.batchId)).stopCause).toBeNull();
    expect(await sent()).toBeGreaterThan(2);
  });

  test('rows that came back to the queue keep their hour: throttled, no connection', async () => {
    const seen = await begun();
    await desk.control.armFaults([{ action: ACTION, kind: 'throttled', times: 1 }]);
    await dispatchOnce(desk.bench, 'bench');
    desk.bench.passTime(24 * HOUR_MS);
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).counts.skipped]).toEqual([2, 3]);
  });

  test('a person who has a row sent again gives it hours of its own, and not more', async () => {
    const seen = await request(2);
    await desk.control.armFaults([{ action: ACTION, kind: 'reset-before' }]);
    await approve(people.amir, seen);
    await drain(desk.bench);
    await settleAll(desk.bench);
    desk.bench.passTime(30 * HOUR_MS);
    const [one, other] = (await batchOf(seen.batchId)).rows.map(({ id }) => id);
    const again = (id: string | undefined) =>
      decideRows(
        people.ada,
        { rowIds: [id ?? ''], decision: 'resend', reason: 'looked' },
        () => desk.bench.ens,
      );
    await again(one);
    await drain(desk.bench);
    expect(await outcomesOf(desk.bench, seen.batchId)).toEqual(['accepted', 'unknown no_reply']);
    await again(other);
    desk.bench.passTime(24 * HOUR_MS);
    await drain(desk.bench);
    expect(await outcomesOf(desk.bench, seen.batchId)).toEqual(['accepted', LATE]);
    expect(await sent()).toBe(1);
  });

  test('a row without any hour is none that may leave', async () => {
    const seen = await begun();
    await desk.bench.store.db.updateTable('batchRows').set({ sendUntilMs: null }).execute();
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).counts.skipped]).toEqual([2, 3]);
  });
});
