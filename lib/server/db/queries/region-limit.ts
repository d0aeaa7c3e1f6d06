import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { coversAll, limitOf, type RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Queryable } from '@/lib/server/db/schema';

/**
 * The one condition by which a list keeps to the regions of its reader. Every query that gives people rows of `events`,
 * `batchRows` or `instances`, or counts them, has it; a test looks after that (region-limit-queries.test.ts).
 * @param column of the region, as the query names it: `row.regionId`
 */
export function inLimit(limit: RegionLimit, column: string): RawBuilder<SqlBool> {
  if (limit === null) return sql<SqlBool>`1 = 1`;
  if (limit.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(limit)})`;
}

/**
 * The same for the rows of one batch at a time, which an index gives: the blank keeps SQLite from asking it once for each
 * region and batch (200 regions, 10,000 batches: 25 ms instead of 640).
 */
function inLimitRowByRow(limit: readonly string[], column: string): RawBuilder<SqlBool> {
  if (limit.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} || '' in (${sql.join(limit)})`;
}

/**
 * What the cloud wrote about a row, as its reader may see it. Whoever is limited reads a row's own result and nothing else:
 * the words of a whole call may name rows of other regions, and while a row is sent again its words are those of the call
 * before.
 * @param row the name that the query gives `batchRows`
 */
export function shownMessage(limit: RegionLimit, row: string): RawBuilder<string | null> {
  const message = sql.ref<string | null>(`${row}.message`);
  if (limit === null) return sql`${message}`;
  return sql`(select ${message} from "calls" as "said" where "said"."id" = ${sql.ref(`${row}.callId`)}
    and "said"."state" = 'answered' and coalesce("said"."vendorMessage", '') <> ${message})`;
}

/** Who looks; without `regions` there is no limit. */
export type Viewer = { id: string; regions?: RegionLimit };

/**
 * For a query of `batches`: whether the person may see it by its regions. One row there is enough; a draft of their own
 * stays theirs whatever it holds, so that they can put it away.
 * @param table the name that the query gives `batches`
 */
export function isBatchInLimit({ id, regions = null }: Viewer, table = 'batches'): RawBuilder<SqlBool> {
  if (regions === null) return sql<SqlBool>`1 = 1`;
  const batch = (column: string) => sql.ref(`${table}.${column}`);
  return sql<SqlBool>`((${batch('state')} = 'draft' and ${batch('createdBy')} = ${id}) or exists (
    select 1 from "batchRows" as "inRegion" where "inRegion"."batchId" = ${batch('id')}
      and ${inLimitRowByRow(regions, 'inRegion.regionId')}))`;
}

/** For a query of `batches`: whether it has rows, and all of them are in the limit. */
export function isBatchCovered(regions: RegionLimit, table = 'batches'): RawBuilder<SqlBool> {
  if (regions === null) return sql<SqlBool>`1 = 1`;
  const rows = (condition: RawBuilder<SqlBool>) => sql`exists (select 1 from "batchRows" as "inRegion"
    where "inRegion"."batchId" = ${sql.ref(`${table}.id`)} and ${condition})`;
  const isInside = inLimitRowByRow(regions, 'inRegion.regionId');
  return sql<SqlBool>`(${rows(isInside)} and not ${rows(sql<SqlBool>`not ${isInside}`)})`;
}

/** How many rows of each batch are beyond the limit; those with none are left out. */
export async function countRowsElsewhere(
  db: Queryable,
  batchIds: readonly string[],
  limit: RegionLimit,
): Promise<Map<string, number>> {
  if (limit === null || batchIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => ['batchId', eb.fn.countAll<number | string>().as('count')])
    .where('batchId', 'in', batchIds)
    .where(sql<SqlBool>`not ${inLimit(limit, 'batchRows.regionId')}`)
    .groupBy('batchId')
    .execute();
  return new Map(rows.map(({ batchId, count }) => [batchId, Number(count)]));
}

/** Whether a batch has a row beyond the limit; `inside`: one within it. */
export async function hasRowBeyond(db: Queryable, batchId: string, limit: RegionLimit): Promise<boolean> {
  return (
    limit !== null && hasRowWhere(db, batchId, sql<SqlBool>`not ${inLimit(limit, 'batchRows.regionId')}`)
  );
}

export async function hasRowInside(db: Queryable, batchId: string, limit: RegionLimit): Promise<boolean> {
  return limit === null || hasRowWhere(db, batchId, inLimit(limit, 'batchRows.regionId'));
}

async function hasRowWhere(db: Queryable, batchId: string, which: RawBuilder<SqlBool>): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where(which)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The regions of each batch's rows, for the rules about whole batches. Null when nobody is limited on this desk, nor was
 * when an earlier request was decided: then nobody asks, and no row is looked at.
 */
export async function readRegionIds(
  db: Queryable,
  batchIds: readonly string[],
): Promise<Map<string, string[]> | null> {
  const limited = await db
    .selectFrom('user')
    .select('id')
    .where((eb) => eb.or([eb('regionsJson', 'is not', null), eb('regionsBeforeJson', 'is not', null)]))
    .limit(1)
    .executeTakeFirst();
  if (!limited) return null;
  const found = new Map<string, string[]>(batchIds.map((id) => [id, []]));
  for (const chunk of chunksOf(batchIds)) {
    const rows = await db
      .selectFrom('batchRows')
      .select(['batchId', 'regionId'])
      .distinct()
      .where('batchId', 'in', chunk)
      .execute();
    for (const { batchId, regionId } of rows) found.get(batchId)?.push(regionId);
  }
  return found;
}

/** Of these events, the keys of those in the limit. */
export async function readKeysInLimit(
  db: Queryable,
  keys: readonly string[],
  limit: RegionLimit,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const chunk of chunksOf(keys)) {
    const rows = await db
      .selectFrom('events')
      .select('key')
      .where('key', 'in', chunk)
      .where(inLimit(limit, 'events.regionId'))
      .execute();
    for (const { key } of rows) found.add(key);
  }
  return found;
}

/**
 * The regions that an account is limited to at this moment, for whatever acts for a person without a session of theirs
 * (feeds, notices to one person). An account that is gone or disabled sees nothing.
 */
export async function regionsOfPerson(db: Queryable, userId: string): Promise<RegionLimit> {
  const person = await db
    .selectFrom('user')
    .select(['role', 'disabled', 'regionsJson'])
    .where('id', '=', userId)
    .executeTakeFirst();
  return person?.disabled === 0 ? limitOf(person.role, person.regionsJson) : [];
}

/** Whether every row of these batches is in the limit, by what `readRegionIds` found. */
export function coversBatch(
  limit: RegionLimit,
  regionIds: ReadonlyMap<string, string[]> | null,
  batchId: string,
): boolean {
  return limit === null || (regionIds !== null && coversAll(limit, regionIds.get(batchId) ?? ['']));
}
