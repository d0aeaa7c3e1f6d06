import 'server-only';
import { isHiddenFrom } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { type BatchRecord, findBatch } from '@/lib/server/db/queries/batches';
import type { Queryable } from '@/lib/server/db/schema';

/** A batch that `viewerId` may see: any that was submitted or once requested, and own drafts. Throws DeskError `not_found` `batch`. */
export async function loadBatch(db: Queryable, batchId: string, viewerId: string): Promise<BatchRecord> {
  const batch = await findBatch(db, batchId);
  if (!batch || isHiddenFrom(viewerId, batch)) throw new DeskError('not_found', 'batch');
  return batch;
}
