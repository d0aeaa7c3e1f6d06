import 'server-only';
import { MAX_BATCH_COMMENTS } from '@/lib/domain/limits';
import type { BatchComments } from '@/lib/schemas/approvals';
import { BatchIdInput } from '@/lib/schemas/batches';
import { readNamesOf } from '@/lib/server/db/queries/batch-page';
import { readComments } from '@/lib/server/db/queries/comments';
import { readEmails } from '@/lib/server/db/queries/emails';
import { loadBatch } from '@/lib/server/services/batches/load';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

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
