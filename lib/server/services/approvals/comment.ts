import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_BATCH_COMMENTS, MAX_COMMENTS_AN_HOUR } from '@/lib/domain/limits';
import { CommentInput } from '@/lib/schemas/approvals';
import { countComments, hasRow, insertComment } from '@/lib/server/db/queries/comments';
import type { Tx } from '@/lib/server/db/schema';
import { requireMay } from '@/lib/server/services/approvals/batch-facts';
import { recordAudit } from '@/lib/server/services/audit';
import { loadBatch } from '@/lib/server/services/batches/load';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

const HOUR_MS = 3_600_000;

/**
 * Says something about a batch or one of its rows; changes nothing else.
 * Throws DeskError `not_found` `batch`, `comment_row`, `conflict` `batch_comments`, `rate_limited` `comments_hour`.
 */
export async function commentBatch(
  ctx: ServiceContext,
  input: z.input<typeof CommentInput>,
): Promise<{ commentId: string }> {
  const actor = requirePermission(ctx, 'batches.comment');
  const { batchId, rowId, text } = parseInput(CommentInput, input);
  return withTransaction(ctx, async (tx) => {
    const batch = await loadBatch(tx, batchId, actor);
    await requireMay(tx, { ...ctx, actor }, 'comment', batch);
    if (rowId !== null && !(await hasRow(tx, batchId, { rowId, limit: regionsOf(ctx) })))
      throw new DeskError('not_found', 'comment_row');
    await requireRoom(tx, batchId, actor.id, ctx.now());
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

/** None is ever taken away, so there must be an end. */
async function requireRoom(tx: Tx, batchId: string, userId: string, nowMs: number): Promise<void> {
  if ((await countComments(tx, batchId, null)) >= MAX_BATCH_COMMENTS) {
    throw new DeskError('conflict', 'batch_comments', { max: MAX_BATCH_COMMENTS });
  }
  const ofTheHour = await countComments(tx, batchId, null, { userId, sinceMs: nowMs - HOUR_MS });
  if (ofTheHour >= MAX_COMMENTS_AN_HOUR) {
    throw new DeskError('rate_limited', 'comments_hour', { max: MAX_COMMENTS_AN_HOUR });
  }
}
