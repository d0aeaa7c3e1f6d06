import 'server-only';
import { noAttention } from '@/lib/domain/batch-progress';
import { stateNow } from '@/lib/domain/batch-states';
import { DeskError } from '@/lib/domain/errors';
import { BatchListInput, type BatchSort } from '@/lib/schemas/batch-inputs';
import type { BatchesPage } from '@/lib/schemas/batches';
import { countAttention } from '@/lib/server/db/queries/batches';
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

/** The URL of the list of batches → input of `listBatches`, which checks the values. Throws DeskError `invalid_input` `parameter`. */
export function readBatchParams(params: URLSearchParams) {
  const limit = params.get('limit');
  // Digits only: Number() would also take "1e309", " 1", "0x10" and "".
  if (limit !== null && !/^\d{1,9}$/.test(limit)) {
    throw new DeskError('invalid_input', 'parameter', { parameter: 'limit' });
  }
  return {
    state: params.getAll('state').filter((state) => state !== ''),
    q: params.get('q') ?? undefined,
    attention: params.get('attention') || undefined,
    sort: params.get('sort') || undefined,
    cursor: params.get('cursor') || undefined,
    limit: limit === null ? undefined : Number(limit),
  };
}
