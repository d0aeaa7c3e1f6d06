import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { startExpireJob } from '@/lib/server/jobs/upkeep/upkeep';
import { approve } from '@/lib/server/services/batches/approve';
import { getBatch } from '@/lib/server/services/batches/read';
import { revise } from '@/lib/server/services/batches/replan';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { stopBatch } from '@/lib/server/services/batches/stop';
import { submitBatch } from '@/lib/server/services/batches/submit';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { type DispatchBench, drain, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const MINUTE_MS = 60_000;
/** Of an edit against an approval. Over HTTP, `ABUSE=full npm run abuse` makes a thousand. */
const INTERLEAVINGS = { libsql: 60, postgres: 20 };

describe.each(testStoreKinds())('sending what was approved, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  beforeEach(async () => {
    await forcePolicy(bench.store, 'default');
    olga = await addTestPerson(bench, 'olga', { role: 'operator' });
    amir = await addTestPerson(bench, 'amir', { role: 'approver' });
    ada = await addTestPerson(bench, 'ada', { role: 'admin' });
  });

  const request = async (count: number, plan: Parameters<typeof planBatch>[2] = { when: 'immediate' }) =>
    requestAndLook(olga, await planBatch(olga, await redeployableKeys(bench, count), plan));
  const stateOf = async (batchId: string) => (await getBatch(olga, { batchId })).state;
  const sent = async () => Object.values(await control.effects()).reduce((sum, times) => sum + times, 0);
  const audits = (action: string) =>
    bench.store.db.selectFrom('auditEntries').selectAll().where('action', '=', action).execute();

  test('nothing goes before the approval, everything after it, once', async () => {
    const seen = await request(3);
    await drain(bench);
    expect(await sent()).toBe(0);
    await approve(amir, seen);
    await drain(bench);
    expect(Object.values(await control.effects())).toEqual([1, 1, 1]);
    expect(await audits('batch.send')).toMatchObject([{ actorId: 'system' }]);
  });

  test.each([
    ['a time', { planTimeMs: 4_102_444_800_000, opsType: 'scheduled' as const }],
    ['the key of an event', { eventKey: 'e-other/i-other' }],
    ['the id of an event', { eventId: 'e-other' }],
    [
      'an event that is called and known alike',
      { eventId: 'e-other', eventKey: 'e-other/i-other', resourceId: 'i-other' },
    ],
    ['an instance', { resourceId: 'i-other' }],
    ['the type of an event', { eventType: 'Instance:SystemMaintenance.Reboot' }],
    ['an operation', { opsType: 'immediate' as const, planTimeMs: null }],
  ])('%s changed in the store after the approval: nothing is sent, the batch is void', async (_, change) => {
    const seen = await request(3, { when: 'scheduled', planTimeMs: bench.now() + 60 * MINUTE_MS });
    await approve(amir, seen);
    await bench.store.db
      .updateTable('batchRows')
      .set(change)
      .where('batchId', '=', seen.batchId)
      .where('position', '=', 1)
      .execute();
    await drain(bench);
    expect(await sent()).toBe(0);
    expect(await stateOf(seen.batchId)).toBe('void');
    expect(await audits('batch.void')).toHaveLength(1);
    expect(await audits('call.send')).toEqual([]);
  });

  test('a row taken out, or put in, after the approval: nothing is sent', async () => {
    const seen = await request(3);
    await approve(amir, seen);
    await bench.store.db.deleteFrom('batchRows').where('position', '=', 2).execute();
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
  });

  test('a batch that needed no approval is bound to its plan too', async () => {
    await forcePolicy(bench.store, 'none');
    const draft = await planBatch(olga, await redeployableKeys(bench, 2));
    await submitBatch(olga, draft);
    await bench.store.db
      .updateTable('batches')
      .set({ revision: 99 })
      .where('id', '=', draft.draftId)
      .execute();
    await drain(bench);
    expect([await sent(), await stateOf(draft.draftId)]).toEqual([0, 'void']);
  });

  test('half sent and then changed: the rest is not sent', async () => {
    bench.config.batchRows = 2;
    const seen = await request(4);
    await approve(amir, seen);
    await dispatchOnce(bench, 'bench');
    await bench.store.db
      .updateTable('batchRows')
      .set({ opsType: 'scheduled' })
      .where('position', '=', 3)
      .execute();
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([2, 'void']);
  });

  test('the approver was disabled before the sending: back to waiting', async () => {
    const seen = await request(1);
    await approve(amir, seen);
    await bench.store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', 'amir').execute();
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'awaiting_approval']);
    await approve(ada, seen);
    await drain(bench);
    expect(await sent()).toBe(1);
  });

  test('a stricter policy between approval and sending counts', async () => {
    const seen = await request(1);
    await approve(amir, seen);
    await forcePolicy(bench.store, { ...DEFAULT_POLICY, rules: [{ when: {}, approvals: 2 }] });
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'awaiting_approval']);
  });

  test('approved and then late: it says so, and nothing is sent', async () => {
    const seen = await request(2, { when: 'scheduled', planTimeMs: bench.now() + 10 * MINUTE_MS });
    await approve(amir, seen);
    bench.passTime(9 * MINUTE_MS);
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'expired']);
  });

  test('the job ends a request that nobody looks at', async () => {
    const seen = await request(1);
    bench.passTime(24 * 60 * MINUTE_MS);
    const job = startExpireJob(bench);
    await expect
      .poll(async () => (await audits('batch.expire')).length, { timeout: 5_000, interval: 20 })
      .toBe(1);
    await job.stop();
    const row = await bench.store.db.selectFrom('batches').select('state').executeTakeFirst();
    expect(row?.state).toBe('expired');
    expect(seen.revision).toBeGreaterThan(1);
  });

  test('an approved batch can be stopped before it goes', async () => {
    const seen = await request(2);
    await approve(amir, seen);
    expect(await stopBatch(olga, { batchId: seen.batchId })).toMatchObject({ skipped: 2 });
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'halted']);
  });

  const rounds = INTERLEAVINGS[kind];
  test(`${rounds} interleavings of an edit against an approval: what is sent was approved`, async () => {
    const keys = await redeployableKeys(bench, 1);
    const first = await planBatch(olga, keys);
    let draft: typeof first = first;
    const tally = { approvedFirst: 0, editedFirst: 0 };
    for (let round = 0; round < rounds; round++) {
      const seen = await requestAndLook(olga, draft);
      const edit = { batchId: seen.batchId, expectedRevision: seen.revision };
      // Different head starts, so that each of them meets the other at every step of its way.
      const [approved, { revision }] = await Promise.all([
        turns(round % 8)
          .then(() => approve(amir, seen))
          .then(
            () => true,
            () => false,
          ),
        turns(Math.floor(round / 8) % 8).then(() => revise(olga, edit)),
      ]);
      tally[approved ? 'approvedFirst' : 'editedFirst'] += 1;
      draft = { ...first, expectedRevision: revision, requestKey: randomUUID() };
      if (round % 100 !== 0) continue;
      await drain(bench);
      expect(await stateOf(seen.batchId)).toBe('draft');
      expect((await getBatch(olga, { batchId: seen.batchId })).approved).toBe(0);
    }
    await drain(bench);
    expect(await sent()).toBe(0);
    expect(Math.min(tally.approvedFirst, tally.editedFirst)).toBeGreaterThan(0);
    expect(await audits('batch.send')).toEqual([]);
    expect(await audits('batch.approve')).toHaveLength(tally.approvedFirst);
  }, 120_000);
});

/** Lets the event loop turn so many times. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}
