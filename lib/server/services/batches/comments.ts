import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_BATCH_COMMENTS, MAX_COMMENTS_AN_HOUR } from '@/lib/domain/limits';
import type { BatchComments } from '@/lib/schemas/batch-approval';
import { BatchIdInput, CommentInput } from '@/lib/schemas/batch-inputs';
import { readNamesOf } from '@/lib/server/db/queries/batch-page';
import { countComments, hasRow, insertComment, readComments } from '@/lib/server/db/queries/outcome-remarks';
import { readEmails } from '@/lib/server/db/queries/people';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requireMay } from '@/lib/server/services/batches/batch-facts';
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

/** All comments of a batch but for those about rows beyond the actor's regions, oldest first. Throws DeskError `not_found` `batch`. */
export async function listComments(ctx: ServiceContext, input: unknown): Promise<BatchComments> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const { db } = ctx.store;
  await loadBatch(db, batchId, actor);
  const comments = await readComments(db, batchId, { limit: regionsOf(ctx), count: MAX_BATCH_COMMENTS });
  const emails = await readEmails(
    db,
    comments.map(({ userId }) => userId),
  );
  const names = await readNamesOf(
    db,
    comments.flatMap(({ rowId }) => rowId ?? []),
    regionsOf(ctx),
  );
  return {
    rows: comments.map((one) => ({
      ...one,
      userEmail: emails.get(one.userId) ?? null,
      instance: names.get(one.rowId ?? '') ?? null,
    })),
  };
}
