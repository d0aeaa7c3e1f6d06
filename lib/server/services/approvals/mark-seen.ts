import 'server-only';
import type { z } from 'zod';
import { LookInput } from '@/lib/schemas/approvals';
import { saveLook } from '@/lib/server/db/queries/batch-plans';
import { requireRevision } from '@/lib/server/services/approvals/look';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * "I have seen this": the acting person knows this revision, and is shown only what changes after it. It gives nobody
 * any right, and is no entry of the audit trail.
 * Throws DeskError `not_found` `batch`, `stale` `plan_changed` (there was no such plan).
 */
export async function markSeen(
  ctx: ServiceContext,
  input: z.input<typeof LookInput>,
): Promise<{ revision: number }> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId, revision } = parseInput(LookInput, input);
  const { db } = ctx.store;
  await requireRevision(db, { batchId, revision, viewer: actor });
  await saveLook(db, { batchId, userId: actor.id, revision, atMs: ctx.now() });
  return { revision };
}
