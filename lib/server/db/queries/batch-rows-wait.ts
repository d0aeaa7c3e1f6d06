import 'server-only';
import type { RowReason } from '@/lib/domain/batches';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Queryable } from '@/lib/server/db/schema';

/** Forgets what the queued rows of a batch waited for: it is sent no more for now. */
export async function clearWaits(db: Queryable, batchId: string): Promise<void> {
  await db
    .updateTable('batchRows')
    .set({ reason: null, waitJson: null, waitUntilMs: null })
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'queued')
    .where('waitJson', 'is not', null)
    .execute();
}

/** Lets queued rows wait, and says why, until when, and when they are asked about again (epoch ms). */
export async function holdRows(
  db: Queryable,
  rowIds: readonly string[],
  wait: {
    reason: RowReason;
    waitJson: string;
    waitUntilMs: number | null;
    notBeforeSendMs: number;
    nowMs: number;
  },
): Promise<void> {
  const { nowMs, ...columns } = wait;
  for (const chunk of chunksOf(rowIds)) {
    await db
      .updateTable('batchRows')
      .set({ ...columns, updatedAtMs: nowMs })
      .where('id', 'in', chunk)
      .where('outcome', '=', 'queued')
      .execute();
  }
}
