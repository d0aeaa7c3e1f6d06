import 'server-only';
import { type SqlBool, sql } from 'kysely';
import { isPhase, LOOK_HERE, PHASES, type Phase } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { matchingRows, type OutcomeConditions, selectJudged } from '@/lib/server/db/queries/outcomes';
import { type Judging, LOOKS_HERE } from '@/lib/server/db/queries/outcomes-phase';
import { inLimit, isBatchInLimit, type Viewer } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

export type OutcomeCounts = Record<Phase, number> & { done_today: number };

/**
 * Rows by phase, over every condition but the phases. A phase that needs a person counts the rows that still do: what was
 * acknowledged or retried is listed, and no longer counted.
 * @param dayStartMs from when an end is of today (epoch ms)
 */
export async function countOutcomesByPhase(
  db: Queryable,
  judging: Judging,
  given: OutcomeConditions,
  dayStartMs: number,
): Promise<OutcomeCounts> {
  const conditions = { ...given, phases: [], onlyLookHere: false };
  const counts = noCounts();
  const count = sql<number | string>`count(*)`.as('count');
  const open = await selectJudged(db, 'unfinished', judging, conditions)
    .select(['judged.phase', sql<number>`case when ${LOOKS_HERE} then 1 else 0 end`.as('looksHere'), count])
    .groupBy(['judged.phase', sql`case when ${LOOKS_HERE} then 1 else 0 end`])
    .execute();
  for (const row of open) {
    if (row.phase === null || !isPhase(row.phase)) continue;
    if (row.looksHere === 1 || !LOOK_HERE.includes(row.phase)) counts[row.phase] += Number(row.count);
  }
  const ended = await matchingRows(db, 'ended', conditions)
    .select(['row.cloudStatus', count])
    .groupBy('row.cloudStatus')
    .execute();
  for (const { cloudStatus, count: rows } of ended) counts[endPhaseOf(cloudStatus)] += Number(rows);
  for (const part of ['unfinished', 'ended'] as const) {
    const { count: rows } = await matchingRows(db, part, conditions)
      .select(count)
      .where('row.finalAtMs', '>=', dayStartMs)
      .where('row.cloudStatus', 'in', ['Executed', 'Avoided'])
      .where(
        sql<SqlBool>`("row"."instanceOk" = 1 or "row"."instanceReads" < ${judging.thresholds.instanceReads})`,
      )
      .executeTakeFirstOrThrow();
    counts.done_today += Number(rows);
  }
  return counts;
}

function noCounts(): OutcomeCounts {
  const none = PHASES.map((phase): [Phase, number] => [phase, 0]);
  // Guarantee: PHASES holds every phase.
  return { ...(Object.fromEntries(none) as Record<Phase, number>), done_today: 0 };
}

function endPhaseOf(cloudStatus: string | null): 'done' | 'handled_early' | 'withdrawn' {
  if (cloudStatus === 'Canceled') return 'withdrawn';
  return cloudStatus === 'Avoided' ? 'handled_early' : 'done';
}

/** Regions of rows that have a phase, of those of the reader, by name, for the filter. */
export async function readOutcomeRegions(db: Queryable, limit: RegionLimit) {
  return db
    .selectFrom('batchRows')
    .select((eb) => ['regionId', eb.fn.max('regionName').as('regionName')])
    .where('outcome', 'is not', null)
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy('regionId')
    .orderBy('regionId')
    .execute();
}

/** A number that changes whenever a row, a batch or an acknowledgement that the reader may see does; what pages poll. */
export async function readOutcomesVersion(db: Queryable, viewer: Viewer): Promise<number> {
  const { version } = await db
    .selectFrom('batches')
    .select((eb) => eb.fn.sum<number | string | null>('version').as('version'))
    .where(isBatchInLimit(viewer))
    .executeTakeFirstOrThrow();
  return Number(version ?? 0);
}
