import { type BatchFacts, isPlannedAnew } from '@/lib/domain/batch-states';
import { can, type Role } from '@/lib/domain/permissions';

/**
 * Outcomes of the rows that somebody with this role may retry in such a batch: of what was never sent, only who
 * may plan, and only where it is not planned anew as a whole (`replan`), which would be the same rows a second time.
 */
export function outcomesToRetry(
  batch: Pick<BatchFacts, 'state' | 'stopCause'>,
  role: Role,
): readonly ('refused' | 'skipped')[] {
  if (!can(role, 'batches.retry')) return [];
  return can(role, 'batches.plan') && !isPlannedAnew(batch) ? ['refused', 'skipped'] : ['refused'];
}
