import 'server-only';
import type { BatchState } from '@/lib/domain/batches';
import { BatchIdInput } from '@/lib/schemas/batches';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** What a page must know of a batch before it reads all of it. Throws DeskError `not_found` `batch`. */
export async function lookUpBatch(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ state: BatchState; rowCount: number }> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const { state, rowCount } = await loadBatch(ctx.store.db, batchId, actor);
  return { state, rowCount };
}
