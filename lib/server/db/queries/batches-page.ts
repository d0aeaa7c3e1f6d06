import 'server-only';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { BatchState, RowOutcome } from '@/lib/domain/batches';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { BatchSort } from '@/lib/schemas/batch-inputs';
import { hasOpenRows } from '@/lib/server/db/queries/batches';
import { escapeLike } from '@/lib/server/db/queries/events-filter';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import { inLimit, isBatchInLimit, type Viewer } from '@/lib/server/db/queries/region-limit';
import type { BatchesTable, Queryable } from '@/lib/server/db/schema';

/** What lists show of a batch. */
export type BatchListRow = Pick<Selectable<BatchesTable>, (typeof LIST_COLUMNS)[number]>;

const LIST_COLUMNS = [
  'id',
  'number',
  'state',
  'revision',
  'title',
  'note',
  'zone',
  'createdBy',
  'createdByName',
  'createdAtMs',
  'submittedAtMs',
  'endedAtMs',
  'rowCount',
  'glassBroken',
  'expiresAtMs',
  'stopCause',
] as const;

export type BatchConditions = {
  /** Batches without a row in the viewer's regions are not listed. What is counted or found of a batch is in them, too. */
  viewer: Viewer;
  /** None: all. */
  states: readonly BatchState[];
  /** What to find in number, title, requester and rows; '' = anything. */
  search: string;
  /** Only batches with rows that need a person. */
  onlyOpen: boolean;
  judging: Judging;
};

/** Every batch that was submitted once; a draft that never was has no number and is its creator's alone. */
function selectVisible(db: Queryable, conditions: BatchConditions) {
  const { viewer, states, search, onlyOpen, judging } = conditions;
  const limit = viewer.regions ?? null;
  const all = db.selectFrom('batches').where('number', '>', 0).where(isBatchInLimit(viewer));
  const open = onlyOpen ? all.where(hasOpenRows(db, judging, limit)) : all;
  const found = search === '' ? open : open.where(matches(search, limit));
  return states.length === 0 ? found : found.where('state', 'in', states);
}

/** Ids are shortened in the middle on screen, and copied from there. */
const SHORTENED = /…|\.\.\./g;

/** For a query of `batches`: "#8" is a number and nothing else; any other text is looked for everywhere. */
function matches(search: string, limit: RegionLimit): RawBuilder<boolean> {
  const number = /^#(\d{1,9})$/.exec(search)?.[1];
  if (number !== undefined) return sql<boolean>`"batches"."number" = ${Number(number)}`;
  const like = `%${escapeLike(search.toLowerCase()).replace(SHORTENED, '%')}%`;
  const digits = /^\d{1,9}$/.test(search) ? Number(search) : -1;
  return sql<boolean>`("batches"."number" = ${digits}
    or lower("batches"."title") like ${like} escape '\\'
    or lower("batches"."createdByName") like ${like} escape '\\'
    or "batches"."id" in (select "found"."batchId" from "batchRows" as "found"
      where ${inLimit(limit, 'found.regionId')} and (lower("found"."resourceId") like ${like} escape '\\'
        or lower("found"."instanceName") like ${like} escape '\\'
        or lower("found"."eventId") like ${like} escape '\\')))`;
}

/** Where a page ended: the value by which the list is sorted, and the number of the batch. */
export type BatchPlace = { value: number; number: number };

/** What each order sorts by, before the number; null: by the number alone. */
function sortValue(
  db: Queryable,
  { sort, judging, viewer }: BatchConditions & { sort: BatchSort },
): RawBuilder<number> | null {
  const limit = viewer.regions ?? null;
  if (sort === 'attention')
    return sql<number>`case when ${hasOpenRows(db, judging, limit)} then 1 else 0 end`;
  if (sort !== 'first') return null;
  if (limit === null) return sql<number>`"batches"."firstMs"`;
  // An immediate row begins when it is submitted; a draft has no time.
  return sql<number>`coalesce((select min(coalesce("timed"."planTimeMs", "batches"."submittedAtMs"))
    from "batchRows" as "timed" where "timed"."batchId" = "batches"."id"
      and ${inLimit(limit, 'timed.regionId')}), 0)`;
}

/** Batches after `after` (null = from the top) in the order of `sort`; of equal ones the newest first. */
export async function readBatchesPage(
  db: Queryable,
  request: BatchConditions & { sort: BatchSort; after: BatchPlace | null; limit: number },
): Promise<(BatchListRow & { sortValue: number })[]> {
  const { sort, after, limit } = request;
  const value = sortValue(db, request);
  let query = selectVisible(db, request)
    .select(LIST_COLUMNS)
    .select((value ?? sql<number>`0`).as('sortValue'));
  if (value === null) {
    const isUp = sort === 'oldest';
    if (after) query = query.where('number', isUp ? '>' : '<', after.number);
    query = query.orderBy('number', isUp ? 'asc' : 'desc');
  } else {
    if (after) {
      query = query.where(
        sql<boolean>`(${value} < ${after.value} or (${value} = ${after.value} and "batches"."number" < ${after.number}))`,
      );
    }
    query = query.orderBy(value, 'desc').orderBy('number', 'desc');
  }
  const rows = await query.limit(limit).execute();
  return rows.map((row) => ({ ...row, sortValue: Number(row.sortValue) }));
}

/** The first plan time (epoch ms) and the immediate rows of each of the batches, in the reader's regions. */
export async function readFirstTimes(
  db: Queryable,
  batchIds: readonly string[],
  limit: RegionLimit,
): Promise<Map<string, { firstMs: number | null; immediate: number }>> {
  if (batchIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => [
      'batchId',
      eb.fn.min('planTimeMs').as('firstMs'),
      sql<number | string>`count(case when "opsType" = 'immediate' then 1 end)`.as('immediate'),
    ])
    .where('batchId', 'in', batchIds)
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy('batchId')
    .execute();
  return new Map(
    rows.map(({ batchId, firstMs, immediate }) => [
      batchId,
      { firstMs: firstMs === null ? null : Number(firstMs), immediate: Number(immediate) },
    ]),
  );
}

export async function countBatches(db: Queryable, conditions: BatchConditions): Promise<number> {
  const { total } = await selectVisible(db, conditions)
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Rows by outcome of each of the batches, in the reader's regions; a draft's rows have none and are not counted. */
export async function countOutcomes(
  db: Queryable,
  batchIds: readonly string[],
  limit: RegionLimit,
): Promise<{ batchId: string; outcome: RowOutcome | null; count: number }[]> {
  if (batchIds.length === 0) return [];
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => ['batchId', 'outcome', eb.fn.countAll<number | string>().as('count')])
    .where('batchId', 'in', batchIds)
    .where('outcome', 'is not', null)
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy(['batchId', 'outcome'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** The open drafts of one person, last saved first. */
export async function readDraftsOf(db: Queryable, createdBy: string, limit: number) {
  return db
    .selectFrom('batches')
    .select(['id', 'title', 'rowCount', 'updatedAtMs as savedAtMs'])
    .where('createdBy', '=', createdBy)
    .where('state', '=', 'draft')
    .orderBy('updatedAtMs', 'desc')
    .orderBy('createdAtMs', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How many open drafts a person has. */
export async function countDraftsOf(db: Queryable, createdBy: string): Promise<number> {
  const { count } = await db
    .selectFrom('batches')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('createdBy', '=', createdBy)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  return Number(count);
}
