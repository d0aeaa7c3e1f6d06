import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { type BatchRecord, findBatch } from '@/lib/server/db/queries/batches';
import type { Queryable } from '@/lib/server/db/schema';

/** An open draft of `actorId`. Throws DeskError `not_found` `draft` for anything else: also for another's draft. */
export async function loadOwnDraft(db: Queryable, draftId: string, actorId: string): Promise<BatchRecord> {
  const batch = await findBatch(db, draftId);
  if (!batch || batch.createdBy !== actorId) throw new DeskError('not_found', 'draft');
  if (batch.state !== 'draft') {
    throw new DeskError('conflict', 'already_submitted', { batchId: batch.id, number: batch.number });
  }
  return batch;
}

/** The error for a draft that could not be changed at `expectedRevision`. Never returns a reason for another's draft. */
export async function whyNotRevised(db: Queryable, draftId: string, actorId: string): Promise<DeskError> {
  const draft = await loadOwnDraft(db, draftId, actorId);
  return new DeskError('stale', 'draft_stale', { revision: draft.revision });
}
