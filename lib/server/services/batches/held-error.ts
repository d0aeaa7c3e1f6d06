import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { findHolder } from '@/lib/server/db/queries/batch-plans';
import type { Queryable } from '@/lib/server/db/schema';

/** Why events of a draft cannot be queued: which batch has the first of them, and how many others hold. */
export async function heldError(db: Queryable, draftId: string, cause?: unknown): Promise<DeskError> {
  const holder = await findHolder(db, draftId);
  // It may be over already when we ask: then trying again helps.
  if (!holder) return new DeskError('conflict', 'held_before', {}, cause);
  const { id: batchId, number, title, createdByName: createdBy, count } = holder;
  return new DeskError('conflict', 'held', { batchId, number, title, createdBy, count }, cause);
}
