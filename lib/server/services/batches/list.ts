import 'server-only';
import { noAttention } from '@/lib/domain/batch-attention';
import { stateNow } from '@/lib/domain/batch-states';
import { type BatchesPage, BatchListInput } from '@/lib/schemas/batches';
import { countAttention } from '@/lib/server/db/queries/batch-attention';
import { countBatches, countOutcomes, readBatchesPage } from '@/lib/server/db/queries/batches-page';
import { batchSummary, countByOutcome } from '@/lib/server/services/batches/batch-dto';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** Batches, newest first, a page at a time; of drafts, only the actor's own. */
export async function listBatches(ctx: ServiceContext, input: unknown): Promise<BatchesPage> {
  const actor = requirePermission(ctx, 'batches.read');
  const { state, q, attention, cursor, limit } = parseInput(BatchListInput, input);
  const { db } = ctx.store;
  const conditions = { viewerId: actor.id, states: state, search: q, onlyOpen: attention === 'open' };
  const beforeNumber = cursor === null ? null : Number(cursor);
  const found = await readBatchesPage(db, { ...conditions, beforeNumber, limit: limit + 1 });
  const page = found.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const outcomes = await countOutcomes(db, ids);
  const open = await countAttention(db, ids);
  const countsOf = (id: string) => countByOutcome(outcomes.filter(({ batchId }) => batchId === id));
  return {
    rows: page.map((batch) => ({
      ...batchSummary({ ...batch, state: stateNow(batch, ctx.now()) }, countsOf(batch.id)),
      attention: open.get(batch.id) ?? noAttention(),
    })),
    nextCursor: found.length > limit ? String(page.at(-1)?.number) : null,
    total: await countBatches(db, conditions),
  };
}
