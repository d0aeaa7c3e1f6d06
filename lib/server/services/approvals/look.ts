import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { LookInput } from '@/lib/schemas/approvals';
import { readPlanUpTo, saveFirstLook } from '@/lib/server/db/queries/batch-plans';
import type { Viewer } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Remembers which revision the acting person was shown first, so that they see the difference when it changes. A later
 * revision does not replace it by being shown: only a decision or `markSeen` does. It gives nobody any right, and is
 * no entry of the audit trail.
 * Throws DeskError `not_found` `batch`, `stale` `plan_changed` (there was no such plan).
 */
export async function look(
  ctx: ServiceContext,
  input: z.input<typeof LookInput>,
): Promise<{ revision: number }> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId, revision } = parseInput(LookInput, input);
  const { db } = ctx.store;
  await requireRevision(db, { batchId, revision, viewer: actor });
  await saveFirstLook(db, { batchId, userId: actor.id, revision, atMs: ctx.now() });
  return { revision };
}

/** Throws when the batch is not for this person's eyes, or was never requested at this revision. */
export async function requireRevision(
  db: Queryable,
  { batchId, revision, viewer }: { batchId: string; revision: number; viewer: Viewer },
): Promise<void> {
  const batch = await loadBatch(db, batchId, viewer);
  const plan = await readPlanUpTo(db, batchId, revision);
  if (plan?.revision !== revision) {
    throw new DeskError('stale', 'plan_changed', {
      batchId: batch.id,
      number: batch.number,
      revision: batch.revision,
    });
  }
}
