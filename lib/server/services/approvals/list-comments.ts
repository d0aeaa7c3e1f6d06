import 'server-only';
import { MAX_BATCH_COMMENTS } from '@/lib/domain/limits';
import type { BatchComments } from '@/lib/schemas/approvals';
import { BatchIdInput } from '@/lib/schemas/batches';
import { readComments } from '@/lib/server/db/queries/comments';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** All comments of a batch, oldest first. Throws DeskError `not_found` `batch`. */
export async function listComments(ctx: ServiceContext, input: unknown): Promise<BatchComments> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  await loadBatch(ctx.store.db, batchId, actor.id);
  return { rows: await readComments(ctx.store.db, batchId, MAX_BATCH_COMMENTS) };
}
