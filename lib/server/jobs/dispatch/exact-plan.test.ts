import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { canonicalPlan, type PlanTarget } from '@/lib/domain/plan-hash';
import { readOrderedRows } from '@/lib/server/db/queries/batch-plans';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { approve } from '@/lib/server/services/batches/approve';
import { breakGlass } from '@/lib/server/services/batches/emergency-send';
import { getBatch } from '@/lib/server/services/batches/read';
import type { PersonContext, SeenPlan } from '@/lib/server/services/batches/seen-plan';
import { submitBatch } from '@/lib/server/services/batches/submit';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  outcomesOf,
  planBatch,
  redeployableKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;
const HERE: PlanTarget = { endpoint: 'https://ens.aliyuncs.com', account: '1111111111111111' };
const ELSEWHERE: [string, PlanTarget][] = [
  ['another account', { ...HERE, account: '2222222222222222' }],
  ['an account that is not said any more', { ...HERE, account: 'default' }],
  ['another endpoint', { ...HERE, endpoint: 'https://ens.ap-southeast-1.aliyuncs.com' }],
];

describe.each(testStoreKinds())('a plan and where it goes, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  let olga: PersonContext;
  let amir: PersonContext;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  beforeEach(async () => {
    await forcePolicy(bench.store, 'default');
    setTarget(HERE);
    olga = await addTestPerson(bench, 'olga', { role: 'operator' });
    amir = await addTestPerson(bench, 'amir', { role: 'approver' });
  });

  /** The server as it is set up from now on. */
  function setTarget(target: PlanTarget): void {
    bench.target = target;
  }
  const at = (ctx: PersonContext): PersonContext => ({ ...ctx, target: bench.target });
  const request = async (count: number) => {
    const plan = { when: 'scheduled' as const, planTimeMs: bench.now() + HOUR_MS };
    return requestAndLook(at(olga), await planBatch(olga, await redeployableKeys(bench, count), plan));
  };
  const look = (batchId: string) => getBatch(at(olga), { batchId });
  const stateOf = async (batchId: string) => (await look(batchId)).state;
  const sent = async () => Object.values(await control.effects()).reduce((sum, times) => sum + times, 0);
  const voids = async () => {
    const entries = await bench.store.db
      .selectFrom('auditEntries')
      .select(['actorId', 'beforeJson', 'afterJson'])
      .where('action', '=', 'batch.void')
      .execute();
    return entries.map(({ actorId, beforeJson, afterJson }) => ({
      actorId,
      before: JSON.parse(beforeJson ?? 'null'),
      after: JSON.parse(afterJson ?? 'null'),
    }));
  };
  const changeRow = (change: object) =>
    bench.store.db.updateTable('batchRows').set(change).where('position', '=', 0).execute();
  const changeRows = (change: object) => bench.store.db.updateTable('batchRows').set(change).execute();
  const changeBatch = (change: object) => bench.store.db.updateTable('batches').set(change).execute();

  /** As a desk of before this version has left it. */
  async function sealAs(version: 1 | 2, { batchId, revision }: SeenPlan): Promise<SeenPlan> {
    const { db } = bench.store;
    const rows = (await readOrderedRows(db, batchId)).map((row) => ({
      ...row,
      opsType: row.opsType ?? 'immediate',
    }));
    const head = {
      batchId,
      revision,
      mode: 'scheduled' as const,
      target: HERE,
      waveJson: null,
      exceptions: [],
    };
    const text = canonicalPlan(version, { ...head, rows });
    const planHash = createHash('sha256').update(text).digest('hex');
    const sealed = { planHash, planHashVersion: version };
    const none = version === 1 ? { planEndpoint: null, planAccount: null } : {};
    await changeBatch({ ...sealed, ...none });
    await changeRows({ delivery: null, spanMs: null });
    await db.updateTable('batchPlans').set(sealed).execute();
    return { batchId, revision, planHash };
  }

  test('is stored with the version of its hash and what the hash binds it to', async () => {
    const { batchId, planHash } = await request(1);
    const stored = await bench.store.db
      .selectFrom('batches')
      .select(['planHash', 'planHashVersion', 'planEndpoint', 'planAccount'])
      .executeTakeFirst();
    const { endpoint: planEndpoint, account: planAccount } = HERE;
    expect(stored).toEqual({ planHash, planHashVersion: 3, planEndpoint, planAccount });
    const plans = await bench.store.db.selectFrom('batchPlans').selectAll().execute();
    expect(plans).toMatchObject([{ batchId, planHash, planHashVersion: 3 }]);
    const entry = await bench.store.db
      .selectFrom('auditEntries')
      .select('afterJson')
      .where('action', '=', 'batch.request')
      .executeTakeFirst();
    expect(JSON.parse(entry?.afterJson ?? '{}')).toMatchObject({
      planHash,
      planHashVersion: 3,
      ...HERE,
    });
  });

  test.each([
    [{ eventId: 'e-other' }],
    [{ resourceId: 'i-other' }],
    [{ eventId: 'e-other', resourceId: 'i-other', eventKey: 'e-other/i-other' }],
    [{ eventType: 'Instance:SystemMaintenance.Reboot' }],
  ])(
    '%j in the store after the request: nobody can approve it, nothing is sent, it is void',
    async (change) => {
      const seen = await request(2);
      await changeRow(change);
      await expect(approve(at(amir), seen)).rejects.toMatchObject({ reason: 'approval_state' });
      await drain(bench);
      expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
      expect(await voids()).toMatchObject([
        {
          actorId: 'system',
          before: { planHash: seen.planHash },
          after: { state: 'void', reason: 'plan_void' },
        },
      ]);
      expect(await outcomesOf(bench, seen.batchId)).toEqual(['skipped plan_void', 'skipped plan_void']);
      expect((await look(seen.batchId)).lostTarget).toBeNull();
    },
  );

  test('a draft whose row names another event than it stands for is not taken', async () => {
    const draft = await planBatch(olga, await redeployableKeys(bench, 1));
    await changeRow({ eventId: 'e-other' });
    await expect(requestAndLook(at(olga), draft)).rejects.toMatchObject({ reason: 'plan_void' });
    expect(await stateOf(draft.draftId)).toBe('draft');
  });

  describe.each(ELSEWHERE)('the server now sends to %s', (_, elsewhere) => {
    test('what was approved is not sent, is void, and says where it was to go', async () => {
      const seen = await request(2);
      await approve(at(amir), seen);
      setTarget(elsewhere);
      await drain(bench);
      expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
      expect((await look(seen.batchId)).lostTarget).toEqual(HERE);
      expect(await outcomesOf(bench, seen.batchId)).toEqual([
        'skipped target_changed',
        'skipped target_changed',
      ]);
      const { planHash } = seen;
      expect(await voids()).toMatchObject([
        {
          before: { state: 'approved', planHash, ...HERE },
          after: { state: 'void', reason: 'target_changed', planHash, ...elsewhere, skipped: 2, voided: 1 },
        },
      ]);
    });

    test('what waits cannot be approved', async () => {
      const seen = await request(1);
      setTarget(elsewhere);
      await expect(approve(at(amir), seen)).rejects.toMatchObject({ reason: 'approval_state' });
      expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
      expect(await voids()).toMatchObject([{ after: { reason: 'target_changed' } }]);
    });

    test('half sent: the rest is not sent', async () => {
      bench.config.batchRows = 2;
      const seen = await request(3);
      await approve(at(amir), seen);
      await dispatchOnce(bench, 'bench');
      setTarget(elsewhere);
      await drain(bench);
      expect([await sent(), await stateOf(seen.batchId)]).toEqual([2, 'void']);
    });
  });

  test('a batch that needed no approval stays where it was submitted to', async () => {
    await forcePolicy(bench.store, 'none');
    const draft = await planBatch(olga, await redeployableKeys(bench, 1));
    await submitBatch(at(olga), draft);
    setTarget({ ...HERE, account: '2222222222222222' });
    await drain(bench);
    expect([await sent(), await stateOf(draft.draftId)]).toEqual([0, 'void']);
  });

  test('breaking the glass does not lead it elsewhere either', async () => {
    const holder = await addTestPerson(bench, 'holder', { role: 'operator', breakGlass: 1 });
    const seen = await request(1);
    setTarget({ ...HERE, account: '2222222222222222' });
    const why = { reason: 'the region burns', incidentUrl: 'https://status.example/1' };
    await expect(breakGlass(at(holder), { ...seen, ...why })).rejects.toMatchObject({
      reason: 'approval_state',
    });
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
  });

  test('taken back and requested again, it goes where the server sends to now', async () => {
    const seen = await request(1);
    setTarget({ ...HERE, account: '2222222222222222' });
    await expect(approve(at(amir), seen)).rejects.toThrow();
    const again = await request(1);
    await approve(at(amir), again);
    await drain(bench);
    expect([await sent(), await stateOf(again.batchId)]).toEqual([1, 'sent']);
  });

  test('rows that changed too are what it is void for', async () => {
    const seen = await request(1);
    await approve(at(amir), seen);
    await changeRow({ planTimeMs: bench.now() + 2 * HOUR_MS });
    setTarget({ ...HERE, account: '2222222222222222' });
    await drain(bench);
    expect(await voids()).toMatchObject([{ after: { reason: 'plan_void' } }]);
    expect(await sent()).toBe(0);
  });

  test.each([
    ['the account that the batch is said to be for', { planAccount: '2222222222222222' }, true],
    ['an earlier version of the hash', { planHashVersion: 1 }, false],
    ['the version before this one', { planHashVersion: 2 }, false],
    ['a version of the hash that nobody knows', { planHashVersion: 99 }, false],
  ])('%s, written into the store, opens no way', async (_, change, isSent) => {
    const seen = await request(1);
    await approve(at(amir), seen);
    await changeBatch(change);
    if (isSent) setTarget({ ...HERE, account: '2222222222222222' });
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
    expect(await voids()).toMatchObject([{ after: { reason: 'plan_void' } }]);
  });

  test('sealed by version 2, before this one: is approved and sent as it was', async () => {
    const seen = await sealAs(2, await request(2));
    await approve(at(amir), seen);
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([2, 'sent']);
  });

  test.each([
    [{ delivery: 'hold' }],
    [{ delivery: null }],
    [{ earliestMs: 1 }],
    [{ latestMs: 4_102_444_800_000 }],
    [{ waveNo: 2 }],
  ])('%j of a row, written into the store after the approval: nothing is sent, void', async (change) => {
    const seen = await request(1);
    await approve(at(amir), seen);
    await changeRow(change);
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
  });

  test('an exception that nobody approved, written into the store: nothing is sent, void', async () => {
    const seen = await request(1);
    await approve(at(amir), seen);
    const { db } = bench.store;
    const { eventKey } = await db.selectFrom('batchRows').select('eventKey').executeTakeFirstOrThrow();
    const line = { batchId: seen.batchId, revision: seen.revision, eventKey, ruleKind: 'window' as const };
    const why = { ruleId: 'r-1', ruleVersion: 1, reason: 'because I can', by: 'x', atMs: 1 };
    await db
      .insertInto('planExceptions')
      .values({ ...line, ...why })
      .execute();
    await drain(bench);
    expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);
  });

  describe('sealed by version 1, before this one', () => {
    test('is approved and sent as it was', async () => {
      const seen = await sealAs(1, await request(2));
      setTarget({ ...HERE, account: 'default' });
      await approve(at(amir), seen);
      await drain(bench);
      expect([await sent(), await stateOf(seen.batchId)]).toEqual([2, 'sent']);
    });

    test.each([
      [{ eventId: 'e-other' }],
      [{ resourceId: 'i-other' }],
      [{ eventKey: 'e-other/i-other' }],
      [{ planTimeMs: 4_102_444_800_000 }],
      [{ opsType: 'immediate', planTimeMs: null }],
    ])('%j in the store: it cannot be approved, or, approved before, not be sent', async (change) => {
      const seen = await sealAs(1, await request(1));
      const before = await bench.store.db.selectFrom('batchRows').selectAll().executeTakeFirst();
      await approve(at(amir), seen);
      await changeRow(change);
      await drain(bench);
      expect([await sent(), await stateOf(seen.batchId)]).toEqual([0, 'void']);

      // The same request, as if nobody had approved it yet.
      await bench.store.db.deleteFrom('approvals').execute();
      await changeBatch({ state: 'awaiting_approval' });
      await changeRow({ ...before });
      const amira = await addTestPerson(bench, 'amira', { role: 'approver' });
      await changeRow(change);
      await expect(approve(at(amira), seen)).rejects.toMatchObject({ reason: 'approval_state' });
      await changeBatch({ state: 'awaiting_approval' });
      await changeRow({ ...before });
      expect(await approve(at(amira), seen)).toMatchObject({ state: 'approved' });
    });
  });
});
