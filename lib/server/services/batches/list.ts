import 'server-only';
import { noAttention } from '@/lib/domain/batch-attention';
import { stateNow } from '@/lib/domain/batch-states';
import { DeskError } from '@/lib/domain/errors';
import { type BatchesPage, BatchListInput, type BatchSort } from '@/lib/schemas/batches';
import { countAttention } from '@/lib/server/db/queries/batch-attention';
import {
  type BatchPlace,
  countBatches,
  countOutcomes,
  readBatchesPage,
  readFirstTimes,
} from '@/lib/server/db/queries/batches-page';
import { countRowsElsewhere } from '@/lib/server/db/queries/region-limit';
import { batchSummary, countByOutcome } from '@/lib/server/services/batches/batch-dto';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Batches, newest first unless `sort` says otherwise, a page at a time. Drafts that were never submitted are no part of it:
 * `listMyDrafts` reads those. Input: BatchListInput.
 */
export async function listBatches(ctx: ServiceContext, input: unknown): Promise<BatchesPage> {
  const actor = requirePermission(ctx, 'batches.read');
  const { state, q, attention, sort, cursor, limit: size } = parseInput(BatchListInput, input);
  const { db } = ctx.store;
  const judging = await judgingOf(ctx);
  const onlyOpen = attention === 'open';
  const conditions = { viewer: actor, states: state, search: q, onlyOpen, judging };
  const found = await readBatchesPage(db, {
    ...conditions,
    sort,
    after: placeOf(cursor, sort),
    limit: size + 1,
  });
  const page = found.slice(0, size);
  const limit = regionsOf(ctx);
  const ids = page.map(({ id }) => id);
  const outcomes = await countOutcomes(db, ids, limit);
  const open = await countAttention(db, judging, ids, limit);
  const times = await readFirstTimes(db, ids, limit);
  const elsewhere = await countRowsElsewhere(db, ids, limit);
  const countsOf = (id: string) => countByOutcome(outcomes.filter(({ batchId }) => batchId === id));
  return {
    rows: page.map((batch) => ({
      ...batchSummary(
        { ...batch, state: stateNow(batch, ctx.now()) },
        countsOf(batch.id),
        elsewhere.get(batch.id),
      ),
      attention: open.get(batch.id) ?? noAttention(),
      ...(times.get(batch.id) ?? { firstMs: null, immediate: 0 }),
    })),
    nextCursor: found.length > size ? cursorOf(page.at(-1), sort) : null,
    total: await countBatches(db, conditions),
  };
}

/** Orders whose cursor is the number alone. */
const BY_NUMBER: readonly BatchSort[] = ['newest', 'oldest'];

function placeOf(cursor: string | null, sort: BatchSort): BatchPlace | null {
  if (cursor === null) return null;
  const [value, number] = cursor.split('_');
  if (BY_NUMBER.includes(sort) === (number !== undefined)) {
    throw new DeskError('invalid_input', 'field', { field: 'cursor' });
  }
  return { value: Number(value), number: Number(number ?? value) };
}

function cursorOf(last: { sortValue: number; number: number } | undefined, sort: BatchSort): string | null {
  if (!last) return null;
  return BY_NUMBER.includes(sort) ? String(last.number) : `${last.sortValue}_${last.number}`;
}
