import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { LookInput } from '@/lib/schemas/approvals';
import { saveLook } from '@/lib/server/db/queries/batch-plans';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/events/parse';

/**
 * Remembers that the acting person has seen this revision, so that they are shown the difference when it changes. It
 * gives nobody any right, and is no entry of the audit trail.
 * Throws DeskError `not_found` `batch`, `stale` `plan_changed`.
 */
export async function look(ctx: ServiceContext, input: unknown): Promise<{ revision: number }> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId, revision } = parseInput(LookInput, input);
  const { db } = ctx.store;
  const batch = await loadBatch(db, batchId, actor.id);
  if (batch.revision !== revision) {
    throw new DeskError('stale', 'plan_changed', { number: batch.number, revision: batch.revision });
  }
  await saveLook(db, { batchId, userId: actor.id, revision, atMs: ctx.now() });
  return { revision };
}
