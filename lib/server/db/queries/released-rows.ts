import 'server-only';
import type { BatchState } from '@/lib/domain/batches';
import type { Queryable } from '@/lib/server/db/schema';

/** States of a batch that was sent without an approval. */
const SENT: readonly BatchState[] = ['sending', 'sent', 'done', 'halted'];

/**
 * How many rows these accounts let go after `sinceMs` (epoch ms): sent without an approval, approved, or ordered again.
 * What an edit took the worth from went nowhere.
 */
export async function countReleasedRows(
  db: Queryable,
  { userIds, sinceMs }: { userIds: readonly string[]; sinceMs: number },
): Promise<number> {
  const counted = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('batches')
        .select(({ fn }) => fn.sum('batches.rowCount').as('rows'))
        .where('batches.requestedBy', 'in', userIds)
        .where('batches.requestedAtMs', '>', sinceMs)
        .where('batches.neededApprovals', '=', 0)
        .where('batches.state', 'in', SENT)
        .as('sent'),
      eb
        .selectFrom('approvals')
        .innerJoin('batches as approvedBatch', 'approvedBatch.id', 'approvals.batchId')
        .select(({ fn }) => fn.sum('approvedBatch.rowCount').as('rows'))
        .where('approvals.userId', 'in', userIds)
        .where('approvals.atMs', '>', sinceMs)
        .where('approvals.decision', '=', 'approve')
        .where('approvals.voidedAtMs', 'is', null)
        .as('approved'),
      eb
        .selectFrom('rowDecisions')
        .select(({ fn }) => fn.countAll().as('rows'))
        .where('rowDecisions.decidedBy', 'in', userIds)
        .where('rowDecisions.decidedAtMs', '>', sinceMs)
        .where('rowDecisions.decision', '=', 'resend')
        .as('resent'),
    ])
    .executeTakeFirstOrThrow();
  return Number(counted.sent ?? 0) + Number(counted.approved ?? 0) + Number(counted.resent ?? 0);
}
