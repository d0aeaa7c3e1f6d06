import 'server-only';
import { isHiddenFrom, shownNumber } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { type BatchRecord, findBatch } from '@/lib/server/db/queries/batches';
import { hasRowBeyond, hasRowInside, type Viewer } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/**
 * A batch that `viewer` may see: any that was submitted or once requested and has a row in their regions, and own drafts.
 * Throws DeskError `not_found` `batch`.
 */
export async function loadBatch(db: Queryable, batchId: string, viewer: Viewer): Promise<BatchRecord> {
  const batch = await findBatch(db, batchId);
  if (!batch || isHiddenFrom(viewer.id, batch) || !(await isInRegions(db, batch, viewer))) {
    throw new DeskError('not_found', 'batch');
  }
  return batch;
}

/**
 * The batch that a transaction has locked, if it was ever requested or submitted and `viewer` may see it.
 * Throws DeskError `not_found` `batch`.
 */
export async function requireShown(
  db: Queryable,
  batch: BatchRecord | undefined,
  viewer: Viewer,
): Promise<BatchRecord> {
  const isShown = batch !== undefined && (batch.state !== 'draft' || batch.wasRequested === 1);
  if (!isShown || !(await isInRegions(db, batch, viewer))) throw new DeskError('not_found', 'batch');
  return batch;
}

async function isInRegions(db: Queryable, batch: BatchRecord, { id, regions = null }: Viewer) {
  if (regions === null || (batch.state === 'draft' && batch.createdBy === id)) return true;
  return hasRowInside(db, batch.id, regions);
}

/**
 * Throws DeskError `forbidden` `regions` (with the batch's `number`) when an act on the whole batch would touch a row beyond
 * the person's regions; `plan_regions` of a plan that has no number yet.
 */
export async function requireWhole(
  db: Queryable,
  batch: BatchRecord,
  { regions = null }: Viewer,
): Promise<void> {
  if (!(await hasRowBeyond(db, batch.id, regions))) return;
  const number = shownNumber(batch.number);
  if (number === null) throw new DeskError('forbidden', 'plan_regions');
  throw new DeskError('forbidden', 'regions', { number });
}
