import { BATCH_LIFE } from '@/lib/domain/batch-states';
import type { BatchState } from '@/lib/domain/batches';
import { can, type Role } from '@/lib/domain/permissions';

/**
 * Outcomes of the rows that somebody with this role may retry in a batch of this state: of what was never sent, only who
 * may plan, and only where it is not planned anew as a whole (`replan`), which would be the same rows a second time.
 */
export function outcomesToRetry(state: BatchState, role: Role): readonly ('refused' | 'skipped')[] {
  if (!can(role, 'batches.retry')) return [];
  const isPlannedAnew = BATCH_LIFE.replan.from.includes(state);
  return can(role, 'batches.plan') && !isPlannedAnew ? ['refused', 'skipped'] : ['refused'];
}
