import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { BulkApproveInput, type DecidedBatch } from '@/lib/schemas/approvals';
import { readChangedSinceLook } from '@/lib/server/db/queries/batch-plans';
import { approveAll } from '@/lib/server/services/approvals/approve-all';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Approves several plans with one comment: all, or none when one of them cannot be approved.
 * One that has changed since the person looked at it is not among those: it is approved on its page.
 * Throws what `approve` throws (with the `number` of the batch), and `invalid_input` `field` for a batch named twice.
 */
export async function bulkApprove(
  ctx: ServiceContext,
  input: z.input<typeof BulkApproveInput>,
): Promise<{ batches: DecidedBatch[] }> {
  const actor = requirePermission(ctx, 'batches.approve');
  const { plans, comment, stepUp } = parseInput(BulkApproveInput, input);
  if (new Set(plans.map(({ batchId }) => batchId)).size !== plans.length) {
    throw new DeskError('invalid_input', 'field', { field: 'plans' });
  }
  const ids = plans.map(({ batchId }) => batchId);
  const [changed] = await readChangedSinceLook(ctx.store.db, actor.id, ids);
  const batch = changed === undefined ? undefined : await loadBatch(ctx.store.db, changed, actor);
  // Its difference is shown on its own page only, and must be seen before it is approved.
  if (batch) {
    throw new DeskError('stale', 'plan_changed', {
      batchId: batch.id,
      number: batch.number,
      revision: batch.revision,
    });
  }
  return { batches: await approveAll({ ...ctx, actor }, { plans, comment, stepUp }) };
}
