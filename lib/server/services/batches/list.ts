import 'server-only';
import { stateNow } from '@/lib/domain/batch-states';
import { type BatchesPage, BatchListInput } from '@/lib/schemas/batches';
import { countBatches, countOutcomes, readBatchesPage } from '@/lib/server/db/queries/batches-page';
import { batchSummary, countByOutcome } from '@/lib/server/services/batches/batch-dto';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** Batches, newest first, a page at a time; of drafts, only the actor's own. */
export async function listBatches(ctx: ServiceContext, input: unknown): Promise<BatchesPage> {
  const actor = requirePermission(ctx, 'batches.read');
  const { state, cursor, limit } = parseInput(BatchListInput, input);
  const { db } = ctx.store;
  const conditions = { viewerId: actor.id, state };
  const beforeNumber = cursor === null ? null : Number(cursor);
  const found = await readBatchesPage(db, { ...conditions, beforeNumber, limit: limit + 1 });
  const page = found.slice(0, limit);
  const outcomes = await countOutcomes(
    db,
    page.map(({ id }) => id),
  );
  const countsOf = (id: string) => countByOutcome(outcomes.filter(({ batchId }) => batchId === id));
  return {
    rows: page.map((batch) =>
      batchSummary({ ...batch, state: stateNow(batch, ctx.now()) }, countsOf(batch.id)),
    ),
    nextCursor: found.length > limit ? String(page.at(-1)?.number) : null,
    total: await countBatches(db, conditions),
  };
}
