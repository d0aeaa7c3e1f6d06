import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { BulkApproveInput, type DecidedBatch } from '@/lib/schemas/approvals';
import { approveAll } from '@/lib/server/services/approvals/approve-all';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Approves several plans with one comment: all, or none when one of them cannot be approved.
 * Throws what `approve` throws (with the `number` of the batch), and `invalid_input` `field` for a batch named twice.
 */
export async function bulkApprove(ctx: ServiceContext, input: unknown): Promise<{ batches: DecidedBatch[] }> {
  const actor = requirePermission(ctx, 'batches.approve');
  const { plans, comment, stepUp } = parseInput(BulkApproveInput, input);
  if (new Set(plans.map(({ batchId }) => batchId)).size !== plans.length) {
    throw new DeskError('invalid_input', 'field', { field: 'plans' });
  }
  return { batches: await approveAll({ ...ctx, actor }, { plans, comment, stepUp }) };
}
