import 'server-only';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { PHASES, type Phase } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { escapeLike } from '@/lib/server/db/queries/events-filter';
import {
  ENDED,
  IS_RETRIED,
  type Judging,
  LOOKS_HERE,
  NEVER_SENT,
  phaseColumns,
  UNFINISHED,
} from '@/lib/server/db/queries/outcomes-phase';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** Which rows; null and empty are no condition. Times are epoch ms, `toMs` is exclusive. */
export type OutcomeConditions = {
  phases: readonly Phase[];
  regionIds: readonly string[];
  batchId: string | null;
  /** Only rows of these batches; left out: no condition. */
  batchIds?: readonly string[];
  /** Only rows of this instance. */
  instanceId: string | null;
  fromMs: number | null;
  toMs: number | null;
  /** Words that must all occur in ids, names or addresses. */
  words: readonly string[];
  /** Only rows that need a person. */
  onlyLookHere: boolean;
  /** The regions of whoever reads. */
  limit: RegionLimit;
};

/** Every row in the reader's regions. */
export function everyRow(limit: RegionLimit): OutcomeConditions {
  return {
    phases: [],
    regionIds: [],
    batchId: null,
    instanceId: null,
    fromMs: null,
    toMs: null,
    words: [],
    onlyLookHere: false,
    limit,
  };
}

/**
 * The rows that have a phase, in three parts that are read one after the other: what may still change or needs a person,
 * then what has ended, newest first, then what was never sent by choice. Each part has an order that an index gives, so
 * that a page costs the same however long the history is.
 */
export const PARTS = ['unfinished', 'ended', 'never_sent'] as const;
export type Part = (typeof PARTS)[number];

const PART_ROWS: Readonly<Record<Part, RawBuilder<boolean>>> = {
  unfinished: UNFINISHED,
  ended: ENDED,
  never_sent: NEVER_SENT,
};
/** The phases that each part can hold. */
const PART_PHASES: Readonly<Record<Part, readonly Phase[]>> = {
  unfinished: PHASES,
  ended: ['done', 'handled_early', 'withdrawn'],
  never_sent: ['skipped'],
};

/** Place in the list: what needs a person first, by phase; then the others. */
const RANK = sql<number>`(case "judged"."phase" ${sql.join(
  PHASES.map((phase, index) => sql`when ${sql.lit(phase)} then ${sql.lit(index)}`),
  sql` `,
)} else ${sql.lit(PHASES.length)} end + case when ${LOOKS_HERE} then 0 else ${sql.lit(PHASES.length)} end)`;

/** When the row was or is to happen (epoch ms): its end, else its time. */
const HAPPENS = sql<number>`coalesce("row"."finalAtMs", "row"."planTimeMs", "row"."acceptedAtMs", "row"."updatedAtMs")`;

/**
 * For a query of `row` (batchRows): whether it lies in the reader's regions and matches the conditions, but for those of
 * time and phase.
 */
export function isWanted(conditions: OutcomeConditions): RawBuilder<SqlBool> {
  const { limit, regionIds, batchId, batchIds, instanceId, words } = conditions;
  const parts: Expression<SqlBool>[] = [inLimit(limit, 'row.regionId')];
  if (batchIds) parts.push(sql<SqlBool>`"row"."batchId" in (${sql.join(batchIds)})`);
  if (regionIds.length > 0) parts.push(sql<SqlBool>`"row"."regionId" in (${sql.join(regionIds)})`);
  if (batchId !== null) parts.push(sql<SqlBool>`"row"."batchId" = ${batchId}`);
  if (instanceId !== null) parts.push(sql<SqlBool>`"row"."resourceId" = ${instanceId}`);
  return sql<SqlBool>`(${sql.join([...parts, ...words.map(holds)], sql` and `)})`;
}

/** The part's rows that match, without a judgement. */
export function matchingRows(db: Queryable, part: Part, conditions: OutcomeConditions) {
  let rows = db.selectFrom('batchRows as row').where(PART_ROWS[part]).where(isWanted(conditions));
  const { fromMs, toMs } = conditions;
  if (fromMs !== null) rows = rows.where(sql<SqlBool>`${HAPPENS} >= ${fromMs}`);
  if (toMs !== null) rows = rows.where(sql<SqlBool>`${HAPPENS} < ${toMs}`);
  return rows;
}

function judgedRows(db: Queryable, part: Part, judging: Judging, conditions: OutcomeConditions) {
  const { phase, sinceMs, markMs } = phaseColumns(judging);
  return matchingRows(db, part, conditions)
    .innerJoin('batches as batch', 'batch.id', 'row.batchId')
    .select([
      'row.id',
      'row.batchId',
      'batch.number as batchNumber',
      'batch.title as batchTitle',
      'row.eventKey',
      'row.eventId',
      'row.resourceId',
      'row.eventType',
      'row.instanceName',
      'row.regionId',
      'row.regionName',
      'row.opsType',
      'row.planTimeMs',
      'row.dueAtMs',
      'row.dueIsEstimate',
      'row.outcome',
      'row.reason',
      'row.code',
      'row.requestId',
      'row.cloudStatus',
      'row.acceptedAtMs',
      'row.executingSinceMs',
      'row.finalAtMs',
      'row.seenUpToMs',
      phase.as('phase'),
      sinceMs.as('sinceMs'),
      markMs.as('markMs'),
      IS_RETRIED.as('isRetried'),
    ]);
}

/** Whether a word occurs in a row's ids, name or addresses. */
function holds(word: string): RawBuilder<SqlBool> {
  const like = `%${escapeLike(word.toLowerCase())}%`;
  return sql<SqlBool>`(lower("row"."resourceId") like ${like} escape '\\'
    or lower("row"."instanceName") like ${like} escape '\\'
    or lower("row"."eventId") like ${like} escape '\\'
    or exists (select 1 from "events" as "named" where "named"."key" = "row"."eventKey"
      and "named"."addresses" like ${like} escape '\\'))`;
}

/** The part's rows that match, judged; null phases are left out. */
export function selectJudged(db: Queryable, part: Part, judging: Judging, conditions: OutcomeConditions) {
  let query = db
    .selectFrom(judgedRows(db, part, judging, conditions).as('judged'))
    .leftJoin('outcomeAcks as ack', (join) =>
      join
        .onRef('ack.rowId', '=', 'judged.id')
        .onRef('ack.phase', '=', 'judged.phase')
        .onRef('ack.markMs', '=', 'judged.markMs'),
    )
    .where('judged.phase', 'is not', null);
  if (conditions.phases.length > 0 && part !== 'never_sent') {
    query = query.where('judged.phase', 'in', conditions.phases);
  }
  if (conditions.onlyLookHere) query = query.where(LOOKS_HERE);
  return query;
}

/** The rows that match and need a person, for a query that selects of `judged`. */
export function selectOpenRows(db: Queryable, judging: Judging, conditions: OutcomeConditions) {
  return selectJudged(db, 'unfinished', judging, { ...conditions, onlyLookHere: true });
}

/** By what rows that may still change stand together; what has ended is a history, newest end first. */
export type OutcomeOrder = 'none' | 'batch' | 'region';

/** The place after which a page begins: of the part `part`, by group, rank, since when (newest first) and id. */
export type OutcomePlace = { part: Part; group: string; rank: number; sinceMs: number; id: string };

/** Batches from the newest on, regions by id, as texts that both stores sort alike. */
const GROUP: Readonly<Record<OutcomeOrder, RawBuilder<string>>> = {
  none: sql<string>`''`,
  // Ten digits hold every number of a batch.
  batch: sql<string>`cast(9999999999 - "judged"."batchNumber" as text)`,
  region: sql<string>`"judged"."regionId"`,
};

export type OutcomeRecord = Awaited<ReturnType<typeof readPart>>[number];

async function readPart(db: Queryable, part: Part, request: PageRequest) {
  const { judging, conditions, after } = request;
  // Only what may still change is in an order of its own; the others have one rank, and an index in their order.
  const isRanked = part === 'unfinished';
  const time = sql<number>`${isRanked ? sql`"judged"."sinceMs"` : sql`"judged"."finalAtMs"`}`;
  const sortMs = part === 'never_sent' ? sql<number>`"judged"."sinceMs"` : time;
  const rank = isRanked ? RANK : sql<number>`${sql.lit(0)}`;
  const group = isRanked ? GROUP[request.order ?? 'none'] : GROUP.none;
  let query = selectJudged(db, part, judging, conditions)
    .selectAll('judged')
    .select([
      group.as('groupKey'),
      rank.as('rank'),
      sortMs.as('sortMs'),
      sql<number>`case when ${LOOKS_HERE} then 1 else 0 end`.as('looksHere'),
      'ack.userName as ackBy',
      'ack.atMs as ackAtMs',
      'ack.note as ackNote',
    ]);
  if (after) {
    const later = sql<SqlBool>`(${sortMs} < ${after.sinceMs} or (${sortMs} = ${after.sinceMs} and "judged"."id" < ${after.id}))`;
    const lower = sql<SqlBool>`(${rank} > ${after.rank} or (${rank} = ${after.rank} and ${later}))`;
    const ranked = sql<SqlBool>`(${group} > ${after.group} or (${group} = ${after.group} and ${lower}))`;
    query = query.where(isRanked ? ranked : later);
  }
  if (isRanked && request.order && request.order !== 'none') query = query.orderBy(group);
  if (isRanked) query = query.orderBy(rank);
  return query.orderBy(sortMs, 'desc').orderBy('judged.id', 'desc').limit(request.limit).execute();
}

type PageRequest = {
  judging: Judging;
  conditions: OutcomeConditions;
  after: OutcomePlace | null;
  limit: number;
  /** Default: none. */
  order?: OutcomeOrder;
};

/** One page of rows after a place (null: from the top), with the place after each. */
export async function readOutcomesPage(
  db: Queryable,
  request: PageRequest,
): Promise<{ row: OutcomeRecord; place: OutcomePlace }[]> {
  const { conditions, after } = request;
  const found: { row: OutcomeRecord; place: OutcomePlace }[] = [];
  for (const part of PARTS.slice(after ? PARTS.indexOf(after.part) : 0)) {
    if (!canHold(part, conditions)) continue;
    const rows = await readPart(db, part, {
      ...request,
      after: after?.part === part ? after : null,
      limit: request.limit - found.length,
    });
    for (const row of rows) {
      const { groupKey: group, rank, id } = row;
      found.push({ row, place: { part, group, rank, sinceMs: Number(row.sortMs ?? 0), id } });
    }
    if (found.length >= request.limit) break;
  }
  return found;
}

function canHold(part: Part, { phases, onlyLookHere }: OutcomeConditions): boolean {
  if (onlyLookHere && part !== 'unfinished') return false;
  return phases.length === 0 || PART_PHASES[part].some((phase) => phases.includes(phase));
}

/** Batch, region and plan time of the rows that match, each once. */
export async function readOutcomeSlots(db: Queryable, judging: Judging, conditions: OutcomeConditions) {
  const found: { batchId: string; regionId: string; planTimeMs: number | null }[] = [];
  for (const part of PARTS) {
    if (!canHold(part, conditions)) continue;
    found.push(
      ...(await selectJudged(db, part, judging, conditions)
        .select(['judged.batchId', 'judged.regionId', 'judged.planTimeMs'])
        .distinct()
        .execute()),
    );
  }
  return found;
}
