import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_NOW_WAIT_MS } from '@/lib/domain/limits';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { approve } from '@/lib/server/services/batches/approve';
import { sendEmergency } from '@/lib/server/services/batches/emergency-send';
import { getBatch } from '@/lib/server/services/batches/read';
import { readWait } from '@/lib/server/services/batches/row-wait';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import {
  type DispatchBench,
  outcomesOf,
  person,
  planBatch,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import {
  addTestBudget,
  addTestRule,
  addTestService,
  endTestRule,
  readTestInventory,
} from '@/lib/testing/schedule';
import { testStoreKinds } from '@/lib/testing/stores';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe.each(testStoreKinds())('what the schedule holds back, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  let olga: PersonContext;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  beforeEach(async () => {
    await forcePolicy(bench.store, 'none');
    olga = await addTestPerson(bench, 'olga', { role: 'operator', breakGlass: 1, hasPassword: true });
  });

  const minute = (ms: number) => Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  /** In force now, for so many minutes more. */
  const rule = (kindOf: 'freeze' | 'window', name: string, minutes: number) => {
    const fromMs = minute(bench.now()) - 10 * MINUTE_MS;
    return addTestRule(bench.store, {
      kind: kindOf,
      name,
      fromMs,
      toMs: fromMs + (minutes + 10) * MINUTE_MS,
    });
  };
  const sent = async () => Object.values(await control.effects()).reduce((sum, times) => sum + times, 0);
  const rows = () => bench.store.db.selectFrom('batchRows').selectAll().orderBy('position').execute();
  const waits = async () => (await rows()).map(({ waitJson }) => readWait(waitJson));
  /** Some turns of the dispatcher at this moment. */
  const turns = async (count = 4) => {
    for (let turn = 0; turn < count; turn++) await dispatchOnce(bench, 'bench');
  };
  const entries = async (action: string) =>
    (
      await bench.store.db
        .selectFrom('auditEntries')
        .select('afterJson')
        .where('action', '=', action)
        .execute()
    ).map(({ afterJson }) => JSON.parse(afterJson ?? 'null'));
  const now = { when: 'immediate' as const };
  /** Events of instances that run, each of its own, on which the cloud does not act soon. */
  async function calmKeys(count: number): Promise<string[]> {
    const found = await bench.store.db
      .selectFrom('events')
      .select(({ fn }) => [fn.min('key').as('key'), 'resourceId'])
      .groupBy('resourceId')
      .having(({ fn }) => fn.countAll(), '=', 1)
      .having(({ fn }) => fn.min('redeployable'), '=', 1)
      .having(({ fn }) => fn.min('dueSortMs'), '>', bench.now() + 20 * HOUR_MS)
      .orderBy('resourceId')
      .limit(count)
      .execute();
    expect(found).toHaveLength(count);
    const ids = found.map(({ resourceId }) => resourceId);
    await bench.store.db
      .updateTable('instances')
      .set({ status: 'Running' })
      .where('instanceId', 'in', ids)
      .execute();
    return found.map(({ key }) => key);
  }
  const oneAtATime = async (keys: readonly string[]) => {
    const ids = keys.map((key) => key.split('/')[1] ?? '');
    const serviceId = await addTestService(bench.store, 'live', ids);
    const scope = { kind: 'service' as const, serviceId };
    await addTestBudget(bench.store, { name: 'One at a time', limit: 1, scope });
  };

  test('a freeze that came after the submit: rows say so, wait, and go by themselves when it ends', async () => {
    const batchId = await submitKeys(olga, await redeployableKeys(bench, 3), now);
    const freezeId = await rule('freeze', 'Golden Week', 20);
    await turns();
    expect(await sent()).toBe(0);
    expect(await outcomesOf(bench, batchId)).toEqual(Array(3).fill('queued waiting_freeze'));
    const [wait] = await waits();
    expect(wait).toMatchObject({ reason: 'waiting_freeze', names: ['Golden Week'] });
    expect(wait?.untilMs).toBe(minute(bench.now()) + 20 * MINUTE_MS);
    // Told once, however often it is looked at.
    for (let look = 0; look < 3; look++) {
      bench.passTime(MINUTE_MS + 1);
      await turns(2);
    }
    expect(await sent()).toBe(0);
    expect((await entries('rows.wait')).map(({ rows: told }) => told.length)).toEqual([3]);
    expect((await getBatch(person(bench, 'viewer'), { batchId })).state).toBe('sending');
    await endTestRule(bench.store, freezeId);
    bench.passTime(MINUTE_MS + 1);
    await turns();
    expect(await sent()).toBe(3);
    expect(await outcomesOf(bench, batchId)).toEqual(Array(3).fill('accepted'));
    expect((await rows()).map(({ waitJson, waitUntilMs }) => [waitJson, waitUntilMs])).toEqual(
      Array(3).fill([null, null]),
    );
  });

  test('a row that goes at once waits an hour at most: then it is given up, and says so', async () => {
    const batchId = await submitKeys(olga, await redeployableKeys(bench, 2), now);
    await rule('freeze', 'Long night', 600);
    await turns();
    bench.passTime(MAX_NOW_WAIT_MS - MINUTE_MS);
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(Array(2).fill('queued waiting_freeze'));
    bench.passTime(MINUTE_MS);
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(Array(2).fill('skipped missed_window'));
    expect((await getBatch(person(bench, 'viewer'), { batchId })).state).toBe('done');
    expect(await sent()).toBe(0);
  });

  test('what is handed to the cloud is judged at its time, and waits until that has passed', async () => {
    const keys = await redeployableKeys(bench, 2);
    const planTimeMs = minute(bench.now()) + 2 * HOUR_MS;
    const batchId = await submitKeys(olga, keys, { when: 'scheduled', planTimeMs });
    const fromMs = planTimeMs - 10 * MINUTE_MS;
    await addTestRule(bench.store, { kind: 'freeze', name: 'Two o’clock', fromMs, toMs: fromMs + HOUR_MS });
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(Array(2).fill('queued waiting_freeze'));
    bench.passTime(2 * HOUR_MS);
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(Array(2).fill('skipped missed_window'));
    expect(await sent()).toBe(0);
  });

  test('a window that closes too soon for the whole outage: waits until it opens again', async () => {
    const batchId = await submitKeys(olga, await redeployableKeys(bench, 1), now);
    await rule('window', 'Too short', 20);
    const opensMs = minute(bench.now()) + 40 * MINUTE_MS;
    const night = { kind: 'window' as const, name: 'Night', fromMs: opensMs, toMs: opensMs + 2 * HOUR_MS };
    await addTestRule(bench.store, night);
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(['queued waiting_window']);
    expect((await waits())[0]).toMatchObject({ untilMs: opensMs, names: expect.arrayContaining(['Night']) });
    bench.passTime(opensMs - bench.now());
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
  });

  test('a budget of one: one row leaves, the others wait for it to run again, and name who is down', async () => {
    await readTestInventory(bench.store, bench.now());
    const keys = await calmKeys(3);
    const batchId = await submitKeys(olga, keys, now);
    await oneAtATime(keys);
    await turns();
    expect(await sent()).toBe(1);
    expect(await outcomesOf(bench, batchId)).toEqual([
      'accepted',
      'queued waiting_budget',
      'queued waiting_budget',
    ]);
    const [first] = await rows();
    expect((await waits())[1]).toMatchObject({
      names: ['One at a time'],
      limit: 1,
      down: [{ instanceId: first?.resourceId }],
    });
    // The first is done and its instance was read Running: the next one goes by itself.
    await bench.store.db
      .updateTable('batchRows')
      .set({ finalAtMs: bench.now(), instanceOk: 1, cloudStatus: 'Executed' })
      .where('id', '=', first?.id ?? '')
      .execute();
    bench.passTime(15_001);
    await turns();
    expect(await sent()).toBe(2);
  });

  test('a row without an answer keeps its place until it is settled', async () => {
    await readTestInventory(bench.store, bench.now());
    const [one = '', two = ''] = await calmKeys(2);
    await oneAtATime([one, two]);
    const first = await submitKeys(olga, [one], now);
    await control.armFaults([{ action: 'BatchEventRedeployInstance', kind: 'reset-after', times: 1 }]);
    await turns();
    expect((await outcomesOf(bench, first))[0]).toContain('unknown');
    await expect(submitKeys(olga, [two], now)).rejects.toMatchObject({ reason: 'rows_off_schedule' });
  });

  test('members whose status is old are read first; what cannot be read is not sent', async () => {
    await readTestInventory(bench.store, bench.now() - 10 * MINUTE_MS);
    const batchId = await submitKeys(olga, await redeployableKeys(bench, 1), now);
    await addTestBudget(bench.store, { name: 'Ten', limit: 10 });
    await control.armFaults([{ action: 'DescribeInstances', kind: 'server-error', times: 100 }]);
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(['queued waiting_inventory']);
    expect(await sent()).toBe(0);
    await control.armFaults([]);
    bench.passTime(5_001);
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
  });

  test('without a reading of the whole account nothing under a budget leaves; without a budget nothing is read', async () => {
    const [one = '', two = ''] = await redeployableKeys(bench, 2);
    await rule('window', 'All day', 600);
    const open = await submitKeys(olga, [one], now);
    await turns();
    expect(await outcomesOf(bench, open)).toEqual(['accepted']);
    await addTestBudget(bench.store, { name: 'Ten', limit: 10 });
    const held = await submitKeys(olga, [two], now);
    await turns();
    expect(await outcomesOf(bench, held)).toEqual(['queued waiting_inventory']);
  });

  test('an emergency send passes freeze, windows and budgets in one step, under every policy', async () => {
    await rule('freeze', 'Golden Week', 600);
    await addTestBudget(bench.store, { name: 'None', limit: 0 });
    const draft = await planBatch(olga, await redeployableKeys(bench, 2));
    await expect(submitKeys(olga, await redeployableKeys(bench, 2), now)).rejects.toMatchObject({
      reason: 'rows_frozen',
    });
    const why = { reason: 'the disk dies', incidentUrl: 'https://status.example/1' };
    const request = { ...draft, ...why, stepUp: { password: TEST_PASSWORD } };
    const done = await sendEmergency(olga, request);
    expect(done).toMatchObject({ state: 'approved', batchId: draft.draftId });
    expect(await sendEmergency(olga, request)).toMatchObject({ batchId: draft.draftId });
    await turns();
    expect(await sent()).toBe(2);
    expect((await getBatch(olga, { batchId: draft.draftId })).breakGlass).toMatchObject({
      reason: 'the disk dies',
      review: null,
    });
    expect(await entries('batch.break_glass')).toHaveLength(1);
  });

  test('an exception passes its rule at its version, and no other', async () => {
    const windowId = await addTestRule(bench.store, {
      kind: 'window',
      name: 'Tomorrow',
      fromMs: minute(bench.now()) + 24 * HOUR_MS,
      toMs: minute(bench.now()) + 26 * HOUR_MS,
    });
    const [amir, berta] = [
      await addTestPerson(bench, 'amir', { role: 'approver' }),
      await addTestPerson(bench, 'berta', { role: 'approver' }),
    ];
    const approved = async (version: number) => {
      const [key = ''] = await redeployableKeys(bench, 1);
      const draft = await planBatch(olga, [key]);
      const row = await bench.store.db.selectFrom('batchRows').select('id').executeTakeFirstOrThrow();
      const exception = {
        reason: 'the customer agreed',
        rules: [{ kind: 'window' as const, id: windowId, version }],
      };
      const { revision } = await saveDraft(olga, {
        draftId: draft.draftId,
        expectedRevision: draft.expectedRevision,
        exceptions: { [row.id]: exception },
      });
      const seen = await requestAndLook(olga, { ...draft, expectedRevision: revision });
      expect(await approve(amir, seen)).toMatchObject({ state: 'awaiting_approval' });
      expect(await approve(berta, seen)).toMatchObject({ state: 'approved' });
      return seen.batchId;
    };
    await expect(approved(7)).rejects.toMatchObject({ reason: 'rows_off_schedule' });
    await bench.store.db.deleteFrom('batchRows').execute();
    const batchId = await approved(1);
    // Somebody changed the window since: what was approved was about another one.
    await bench.store.db.updateTable('timeRules').set({ version: 2 }).execute();
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(['queued waiting_window']);
    await bench.store.db.updateTable('timeRules').set({ version: 1 }).execute();
    bench.passTime(MINUTE_MS + 1);
    await turns();
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
  });
});
