import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MAX_BATCH_ROWS, PAGE_ROWS } from '@/lib/domain/limits';
import { insertBatchRows } from '@/lib/server/db/queries/batch-rows';
import { listBatchRows } from '@/lib/server/services/batches/list-rows';
import { getBatchHead, getBatchVersion } from '@/lib/server/services/batches/read';
import { type DispatchBench, person, redeployableKeys, submitKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';
import { monotonicMs } from '@/lib/time/clock';

const SMALL = 100;
const ROUNDS = 15;

describe.each(testStoreKinds())('a batch of ten thousand rows on %s', (kind) => {
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });

  /** A batch on its way whose rows are copies of one: half accepted, some refused, the rest queued. */
  async function bigBatch(key: string, count: number): Promise<string> {
    const { db } = bench.store;
    const batchId = await submitKeys(person(bench), [key]);
    const [row] = await db.selectFrom('batchRows').selectAll().where('batchId', '=', batchId).execute();
    if (!row) throw new Error('no row');
    const copies = Array.from({ length: count - 1 }, (_, index) => ({
      ...row,
      id: randomUUID(),
      position: index + 1,
      eventKey: `e-${index}/i-${index}`,
      liveKey: null,
      outcome:
        index % 2 === 0 ? ('accepted' as const) : index % 50 === 1 ? ('refused' as const) : row.outcome,
    }));
    await insertBatchRows(db, copies);
    await db.updateTable('batches').set({ rowCount: count }).where('id', '=', batchId).execute();
    return batchId;
  }

  const me = () => person(bench);

  async function medianMs(read: () => Promise<unknown>): Promise<number> {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const from = monotonicMs();
      await read();
      times.push(monotonicMs() - from);
    }
    return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  }

  test('a poll is as long as for a hundred; the head and a page hold no more', {
    timeout: 120_000,
  }, async () => {
    const [first = '', second = ''] = await redeployableKeys(bench, 2);
    const small = await bigBatch(first, SMALL);
    const large = await bigBatch(second, MAX_BATCH_ROWS);
    const reads = {
      version: (batchId: string) => getBatchVersion(me(), { batchId }),
      head: (batchId: string) => getBatchHead(me(), { batchId }),
      rows: (batchId: string) => listBatchRows(me(), { batchId, limit: PAGE_ROWS }),
    };
    const figures: Record<string, number[]> = {};
    for (const [name, read] of Object.entries(reads)) {
      const bytes = async (batchId: string) => JSON.stringify(await read(batchId)).length;
      expect(await bytes(large)).toBeLessThan((await bytes(small)) * 1.2 + 200);
      figures[name] = [await medianMs(() => read(small)), await medianMs(() => read(large))];
    }
    process.stdout.write(`${kind}, ms at 100 and 10,000 rows: ${JSON.stringify(figures)}\n`);
    const [smallMs = 0, largeMs = 0] = figures.version ?? [];
    // The same line by the same key: anything that grows with the rows would be a hundred times as long.
    expect(largeMs).toBeLessThan(smallMs * 5 + 2);
    const head = await getBatchHead(me(), { batchId: large });
    const { accepted, refused, queued } = head.counts;
    expect(accepted + refused + queued).toBe(MAX_BATCH_ROWS);
    expect(head.attention.refused).toBe(refused);
    const last = await listBatchRows(me(), { batchId: large, page: MAX_BATCH_ROWS / PAGE_ROWS - 1 });
    expect(last.rows).toHaveLength(PAGE_ROWS);
  });
});
