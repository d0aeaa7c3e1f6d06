import { describe, expect, test } from 'vitest';
import { trackOnce } from '@/lib/server/jobs/follow/track';
import { decideRows } from '@/lib/server/services/batches/decide-rows';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  person,
  redeployableKeys,
  settleAll,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';

describe.each(testStoreKinds())('what the jobs tell of, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  const told = async (batchId: string) =>
    (
      await bench.store.db
        .selectFrom('notices')
        .selectAll()
        .where('batchId', '=', batchId)
        .orderBy('occurredAtMs')
        .execute()
    ).map((notice) => ({ ...notice, content: JSON.parse(notice.payloadJson) }));

  test('sent, and done with its box score, exactly once', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 3));
    await drain(bench);
    bench.passTime(6_000);
    await trackOnce(bench);
    await control.advanceClock(200_000);
    bench.passTime(200_000);
    await trackOnce(bench);
    await trackOnce(bench);
    const notices = await told(batchId);
    const failed = notices.find((notice) => notice.kind === 'rows.failed');
    const others = notices.filter((notice) => notice !== failed).map((notice) => notice.kind);
    expect(others).toEqual(['batch.sent', 'batch.done']);
    const { score } = notices.find((notice) => notice.kind === 'batch.done')?.content ?? {};
    expect(Object.values<number>(score).reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(failed ? failed.content.rows.length : 0).toBe(score.Failed ?? 0);
  });

  test('rows that the cloud refused, with code and RequestId', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    await control.armFaults([{ action: ACTION, kind: 'row-refused' }]);
    await drain(bench);
    const refused = (await told(batchId)).filter((notice) => notice.kind === 'rows.refused');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.content.rows[0]).toMatchObject({
      code: expect.any(String),
      requestId: expect.any(String),
    });
  });

  test('rows that need a decision, urgent, until somebody has decided all', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2), { when: 'immediate' });
    await control.armFaults([{ action: ACTION, kind: 'reset-before' }]);
    await drain(bench);
    await settleAll(bench);
    const undecided = async () =>
      (await told(batchId)).filter((notice) => notice.kind === 'rows.needs_decision');
    const [notice] = await undecided();
    expect(notice).toMatchObject({ urgent: 1, ackedAtMs: null });
    expect(notice?.content.rows).toHaveLength(2);
    const rows = await bench.store.db
      .selectFrom('batchRows')
      .select('id')
      .where('batchId', '=', batchId)
      .execute();
    const decide = (ids: string[]) =>
      decideRows(
        person(bench, 'on-call'),
        { rowIds: ids, decision: 'leave', reason: 'checked by hand' },
        () => bench.ens,
      );
    await decide([rows[0]?.id ?? '']);
    expect((await undecided())[0]?.ackedAtMs).toBeNull();
    await decide([rows[1]?.id ?? '']);
    expect((await undecided())[0]?.ackedAtMs).not.toBeNull();
  });
});
