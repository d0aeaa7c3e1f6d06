import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lockBatch } from '@/lib/server/db/queries/batches';
import { hasRowsToFollow, trackOnce } from '@/lib/server/jobs/follow/track';
import { TOLD_EVERY_MS, tellFollowed, tellWhatWaits } from '@/lib/server/jobs/follow/track-trail';
import { jobContext } from '@/lib/server/jobs/runtime/job';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const told = z.object({ cloudStatus: z.record(z.string(), z.number()) });

describe.each(testStoreKinds())('what the trail is told of readings, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const entries = async () => {
    const rows = await bench.store.db
      .selectFrom('auditEntries')
      .select('afterJson')
      .where('action', '=', 'rows.follow')
      .orderBy('seq')
      .execute();
    return rows.map(({ afterJson }) => told.parse(JSON.parse(afterJson ?? '')).cloudStatus);
  };
  async function sent(count: number): Promise<string> {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, count));
    await drain(bench);
    return batchId;
  }
  const change = (batchId: string, status: string, atOnce = false) =>
    bench.store.db.transaction().execute(async (tx) => {
      await lockBatch(tx, batchId, bench.now());
      const ctx = jobContext(bench, randomUUID());
      await tellFollowed(tx, ctx, { batchId, counts: new Map([[status, 1]]), atOnce });
    });

  test('a change every 3 s for 15 minutes is four entries, and no row is left out', async () => {
    const batchId = await sent(1);
    for (let count = 0; count < 300; count += 1) {
      await change(batchId, count % 2 === 0 ? 'Executing' : 'Executed');
      bench.passTime(3_000);
    }
    await tellWhatWaits(bench);
    const found = await entries();
    expect(found[0]).toEqual({ Executing: 1 });
    expect(found).toHaveLength(4);
    const sum = (status: string) => found.reduce((total, counts) => total + (counts[status] ?? 0), 0);
    expect([sum('Executing'), sum('Executed')]).toEqual([150, 150]);
  });

  test('what waits is told when its time is over, also when nothing changes any more, and once', async () => {
    const batchId = await sent(1);
    await change(batchId, 'Scheduled');
    await change(batchId, 'Executing');
    expect(await entries()).toEqual([{ Scheduled: 1 }]);
    bench.passTime(TOLD_EVERY_MS);
    expect(await hasRowsToFollow(bench)).toBe(true);
    await tellWhatWaits(bench);
    await tellWhatWaits(bench);
    expect(await entries()).toEqual([{ Scheduled: 1 }, { Executing: 1 }]);
  });

  test('a failure and the end of a batch wait for nothing', async () => {
    const batchId = await sent(3);
    await change(batchId, 'Scheduled');
    bench.passTime(6_000);
    await trackOnce(bench);
    expect(await entries()).toEqual([{ Scheduled: 1 }]);
    await control.advanceClock(200_000);
    bench.passTime(200_000);
    await trackOnce(bench);
    const found = await entries();
    expect(found).toHaveLength(2);
    expect(found[1]).toMatchObject({ Executing: 3 });
    const ended = Object.entries(found[1] ?? {}).filter(([status]) => status !== 'Executing');
    expect(ended.reduce((sum, [, count]) => sum + count, 0)).toBe(3);
  });
});
