import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Phase } from '@/lib/domain/outcomes';
import { type OutcomeConditions, selectJudged } from '@/lib/server/db/queries/outcomes';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import type { Queryable } from '@/lib/server/db/schema';

/** What happens inside a span of time (epoch ms, `toMs` exclusive), for a picture. */
export type TimelineRequest = {
  judging: Judging;
  conditions: OutcomeConditions;
  span: { fromMs: number; toMs: number };
};

const HOUR_MS = 3_600_000;
/** Groups of one answer: an hour, a region and a phase each. */
const MAX_GROUPS = 5_000;

const BEGINS = sql<number>`coalesce("judged"."executingSinceMs", "judged"."planTimeMs", "judged"."acceptedAtMs", "judged"."sinceMs")`;

/** What may still change, and what has ended inside the span: the index of the history gives it. */
const PARTS = ['unfinished', 'ended'] as const;

function inside(part: (typeof PARTS)[number], { judging, span }: TimelineRequest): RawBuilder<SqlBool> {
  const { fromMs, toMs } = span;
  if (part === 'ended') return sql<SqlBool>`("judged"."finalAtMs" >= ${fromMs} and ${BEGINS} < ${toMs})`;
  const ends = sql<number>`coalesce("judged"."finalAtMs", case when "judged"."executingSinceMs" is null
    then ${BEGINS} else ${judging.nowMs} end)`;
  return sql<SqlBool>`((${BEGINS} < ${toMs} and ${ends} >= ${fromMs})
    or ("judged"."dueAtMs" >= ${fromMs} and "judged"."dueAtMs" < ${toMs}))`;
}

/** The rows of the span, up to `limit`. */
export async function readTimelineRows(db: Queryable, request: TimelineRequest, limit: number) {
  const read = (part: (typeof PARTS)[number], some: number) =>
    selectJudged(db, part, request.judging, request.conditions)
      .select([
        'judged.id',
        'judged.resourceId',
        'judged.instanceName',
        'judged.regionId',
        'judged.regionName',
        'judged.phase',
        'judged.sinceMs',
        'judged.planTimeMs',
        'judged.acceptedAtMs',
        'judged.executingSinceMs',
        'judged.finalAtMs',
        'judged.dueAtMs',
      ])
      .where(inside(part, request))
      .limit(some)
      .execute();
  const open = await read('unfinished', limit);
  return open.length < limit ? [...open, ...(await read('ended', limit - open.length))] : open;
}

export type TimelineHour = {
  regionId: string;
  regionName: string;
  phase: Phase;
  hourMs: number;
  count: number;
};

/** The same as numbers: rows of each region and phase that begin in each hour. */
export async function countTimelineHours(db: Queryable, request: TimelineRequest): Promise<TimelineHour[]> {
  // Whole hours in UTC; both stores divide integers without a rest.
  const hour = sql<number>`(${BEGINS} / ${sql.lit(HOUR_MS)})`;
  const found: TimelineHour[] = [];
  for (const part of PARTS) {
    const rows = await selectJudged(db, part, request.judging, request.conditions)
      .select((eb) => [
        'judged.regionId',
        eb.fn.max('judged.regionName').as('regionName'),
        'judged.phase',
        hour.as('hour'),
        sql<number | string>`count(*)`.as('count'),
      ])
      .where(inside(part, request))
      .groupBy(['judged.regionId', 'judged.phase', hour])
      // What an answer has no room for lies at the ends of the span, in every region.
      .orderBy(sql`abs(${hour} - ${Math.floor(request.judging.nowMs / HOUR_MS)})`)
      .orderBy('judged.regionId')
      .limit(MAX_GROUPS)
      .execute();
    for (const { regionId, regionName, phase, hour: at, count } of rows) {
      if (phase === null) continue;
      const hourMs = Number(at) * HOUR_MS;
      found.push({ regionId, regionName: regionName ?? '', phase, hourMs, count: Number(count) });
    }
  }
  return found;
}
