import 'server-only';
import { randomUUID } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { CommentInput } from '@/lib/schemas/approvals';
import { hasRow, insertComment } from '@/lib/server/db/queries/comments';
import { retryTransaction } from '@/lib/server/db/retry-transaction';
import { requireMay } from '@/lib/server/services/approvals/batch-facts';
import { recordAudit } from '@/lib/server/services/audit';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Says something about a batch or one of its rows; changes nothing else.
 * Throws DeskError `not_found` `batch`, `comment_row`.
 */
export async function commentBatch(ctx: ServiceContext, input: unknown): Promise<{ commentId: string }> {
  const actor = requirePermission(ctx, 'batches.comment');
  const { batchId, rowId, text } = parseInput(CommentInput, input);
  return retryTransaction(ctx.store.db, async (tx) => {
    const batch = await loadBatch(tx, batchId, actor.id);
    await requireMay(tx, { ...ctx, actor }, 'comment', batch);
    if (rowId !== null && !(await hasRow(tx, batchId, rowId)))
      throw new DeskError('not_found', 'comment_row');
    const commentId = randomUUID();
    await insertComment(tx, {
      id: commentId,
      batchId,
      rowId,
      revision: batch.revision,
      userId: actor.id,
      userName: actor.name,
      text,
      atMs: ctx.now(),
    });
    await recordAudit(tx, ctx, {
      action: 'batch.comment',
      objectType: 'batch',
      objectId: batchId,
      after: { commentId, rowId, text },
    });
    return { commentId };
  });
}
