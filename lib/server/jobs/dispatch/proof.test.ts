import type { KyselyPlugin } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import { openStore } from '@/lib/server/db/store';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import { dispatchOnce, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { isProvenRow, provePlan } from '@/lib/server/services/batches/proven-plan';
import { getBatch } from '@/lib/server/services/batches/read';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  outcomesOf,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const HERE: PlanTarget = { endpoint: 'https://ens.aliyuncs.com', account: '1111111111111111' };
const ROWS = 4;

describe.each(testStoreKinds())('a plan that is proved once, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  let batchId: string;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  beforeEach(async () => {
    bench.config.batchRows = 1;
    bench.target = HERE;
    const olga = { ...person(bench), target: HERE };
    const planTimeMs = bench.now() + 3_600_000;
    batchId = await submitKeys(olga, await redeployableKeys(bench, ROWS), { when: 'scheduled', planTimeMs });
  });

  const rows = () => bench.store.db.selectFrom('batchRows').selectAll().orderBy('position').execute();
  const changeRow = (position: number, change: object) =>
    bench.store.db.updateTable('batchRows').set(change).where('position', '=', position).execute();
  const changeBatch = (change: object) => bench.store.db.updateTable('batches').set(change).execute();
  const sent = async () => Object.values(await control.effects()).reduce((sum, times) => sum + times, 0);
  const state = async () => (await getBatch(person(bench), { batchId })).state;
  const later = () => bench.now() + 7_200_000;

  test('sends what was sealed', async () => {
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(Array(ROWS).fill('accepted'));
  });

  test.each([
    ['the event', { eventId: 'e-other' }],
    ['the instance', { resourceId: 'i-other' }],
    ['event, instance and key', { eventId: 'e-o', resourceId: 'i-o', eventKey: 'e-o/i-o' }],
    ['the type', { eventType: 'Instance:SystemMaintenance.Reboot' }],
    ['the time', { planTimeMs: 4_102_444_800_000 }],
    ['the order', { opsType: 'immediate', planTimeMs: null }],
    ['no order', { opsType: null, planTimeMs: null }],
  ])(
    '%s of a row changed after the first call: the row is not sent, and the batch is void',
    async (_, change) => {
      await dispatchOnce(bench, 'bench');
      await changeRow(1, change);
      await drain(bench);
      expect([await sent(), await state()]).toEqual([1, 'void']);
      expect((await rows()).slice(1).map(({ reason }) => reason)).toEqual(Array(ROWS - 1).fill('plan_void'));
    },
  );

  test('a row that is changed later in the batch is found when its turn comes, and never sent', async () => {
    await dispatchOnce(bench, 'bench');
    await changeRow(ROWS - 1, { planTimeMs: later() });
    await drain(bench);
    expect([await sent(), await state()]).toEqual([ROWS - 1, 'void']);
    expect((await outcomesOf(bench, batchId)).at(-1)).toBe('skipped plan_void');
  });

  test('a server that takes over proves the whole anew: nothing more is sent', async () => {
    await dispatchOnce(bench, 'bench');
    await changeRow(ROWS - 1, { planTimeMs: later() });
    const second = { ...bench, store: { ...bench.store } };
    await drain(second);
    expect([await sent(), await state()]).toEqual([1, 'void']);
  });

  test('a row that is added after the first call is not sent', async () => {
    await dispatchOnce(bench, 'bench');
    const [first] = await rows();
    const [, , , , key = ''] = await redeployableKeys(bench, ROWS + 1);
    const [eventId = '', resourceId = ''] = key.split('/');
    const extra = { id: 'added', eventKey: key, eventId, resourceId, liveKey: key, position: -1 };
    if (!first) throw new Error('no row');
    const queued = { outcome: 'queued' as const, callId: null, requestId: null, code: null, message: null };
    await bench.store.db
      .insertInto('batchRows')
      .values({ ...first, ...queued, ...extra })
      .execute();
    await drain(bench);
    expect([await sent(), await state()]).toEqual([1, 'void']);
  });

  test('rows that exchanged their ids are the same plan: it goes on once it has been proved anew', async () => {
    await dispatchOnce(bench, 'bench');
    const [, second, third] = await rows();
    await changeRow(1, { id: 'for a moment' });
    await changeRow(2, { id: second?.id });
    await changeRow(1, { id: third?.id });
    await drain(bench);
    expect(await sent()).toBe(ROWS);
    expect(await state()).toBe('sent');
  });

  test.each([
    ['the hash', { planHash: 'f'.repeat(64) }],
    ['the revision', { revision: 99 }],
    ['the version', { planHashVersion: 1 }],
    ['an unknown version', { planHashVersion: 99 }],
    ['no hash', { planHash: null }],
  ])('%s of the batch changed after the first call: nothing more is sent', async (_, change) => {
    await dispatchOnce(bench, 'bench');
    await changeBatch(change);
    await drain(bench);
    expect([await sent(), await state()]).toEqual([1, 'void']);
  });

  test('the mode of the plan changed after the first call: nothing more is sent', async () => {
    await dispatchOnce(bench, 'bench');
    const { planJson } = await bench.store.db
      .selectFrom('batches')
      .select('planJson')
      .executeTakeFirstOrThrow();
    await changeBatch({ planJson: JSON.stringify({ ...JSON.parse(planJson), when: 'immediate' }) });
    await drain(bench);
    expect([await sent(), await state()]).toEqual([1, 'void']);
  });

  test('a row that is changed between the proof and the claim is not sent', async () => {
    const lease = await takeDispatchLease(bench, 'bench');
    if (!lease) throw new Error('no lease');
    expect(await provePlan(bench.store, batchId, HERE)).not.toBeNull();
    await changeRow(0, { planTimeMs: later() });
    expect(await claimCall({ ...bench, lease }, batchId)).toBeNull();
    expect([await sent(), await state()]).toEqual([0, 'void']);
  });

  test('a proof is of one row each: another row with the same words is none', async () => {
    const proof = await provePlan(bench.store, batchId, HERE);
    const [first, second] = await rows();
    if (!proof || !first || !second) throw new Error('no proof');
    expect(isProvenRow(proof, first)).toBe(true);
    expect(isProvenRow(proof, { ...first, id: second.id })).toBe(false);
    expect(isProvenRow(proof, { ...first, id: 'unknown' })).toBe(false);
    expect(isProvenRow(proof, { ...first, eventKey: second.eventKey })).toBe(false);
  });

  test('nothing is proved for another endpoint, or by a store that was changed before', async () => {
    expect(await provePlan(bench.store, batchId, { ...HERE, account: 'default' })).toBeNull();
    await changeRow(2, { resourceId: 'i-other' });
    expect(await provePlan(bench.store, batchId, HERE)).toBeNull();
    expect(await provePlan(bench.store, 'no such batch', HERE)).toBeNull();
    if (bench.store.file) {
      const other = openStore(`file:${bench.store.file}`);
      expect(await provePlan(other, batchId, HERE)).toBeNull();
      await other.close();
    }
  });

  test('a changed row behind one that is given up is not sent either', async () => {
    await dispatchOnce(bench, 'bench');
    const [, second] = await rows();
    await bench.store.db
      .updateTable('events')
      .set({ goneAtMs: bench.now() })
      .where('key', '=', second?.eventKey ?? '')
      .execute();
    await changeRow(2, { planTimeMs: later() });
    await drain(bench);
    expect([await sent(), await state()]).toEqual([1, 'void']);
  });

  test('a later call reads the rows that it takes, not the batch', async () => {
    const read: number[] = [];
    const watched = { ...bench, store: { ...bench.store, db: bench.store.db.withPlugin(countRows(read)) } };
    await dispatchOnce(watched, 'bench');
    expect(Math.max(...read)).toBe(ROWS);
    read.length = 0;
    bench.passTime(1_000);
    await dispatchOnce(watched, 'bench');
    expect(await sent()).toBe(2);
    expect(read.length).toBeGreaterThan(10);
    expect(Math.max(...read)).toBe(1);
  });
});

/** Notes of each statement how many rows came back. */
function countRows(read: number[]): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      read.push(result.rows.length);
      return result;
    },
  };
}
