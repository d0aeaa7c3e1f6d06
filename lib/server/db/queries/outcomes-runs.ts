import 'server-only';
import { REDEPLOY_TYPES } from '@/lib/domain/events';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import {
  p95Of,
  STUCK_MIN_RUNS,
  STUCK_P95_FACTOR,
  STUCK_RUNS_MS,
  type Thresholds,
} from '@/lib/domain/outcomes';
import type { Queryable } from '@/lib/server/db/schema';
import { shareFor } from '@/lib/server/reads/share-for';

/** The newest runs of a type that say how long one takes. */
const MAX_RUNS = 2_000;
/** Our own runs change slowly; every page and every turn of following asks for them (ms). */
const KEPT_MS = 5 * 60_000;
const shareRuns = shareFor<Record<string, number>>(KEPT_MS);

/** When a row counts as late, stuck or vanished: the settings, and three times the p95 of our own runs. */
export async function readThresholds(
  db: Queryable,
  settings: OutcomeSettings,
  nowMs: number,
): Promise<Thresholds> {
  return {
    lateGraceMs: settings.lateGraceMs,
    stuckMs: settings.stuckMs,
    stuckMsByType: await shareRuns(db, '', () => readStuckByType(db, nowMs)),
    vanishMs: settings.vanishMs,
    instanceReads: settings.instanceReadsMs.length,
  };
}

const shareMedian = shareFor<number | null>(KEPT_MS);

/** How long half of our own runs took at most (ms); null without enough runs. */
export async function readMedianRun(db: Queryable, nowMs: number): Promise<number | null> {
  return shareMedian(db, '', async () => {
    const runs: number[] = [];
    for (const eventType of REDEPLOY_TYPES) runs.push(...(await readRuns(db, eventType, nowMs)));
    if (runs.length < STUCK_MIN_RUNS) return null;
    return runs.sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? null;
  });
}

async function readStuckByType(db: Queryable, nowMs: number): Promise<Record<string, number>> {
  const byType: Record<string, number> = {};
  for (const eventType of REDEPLOY_TYPES) {
    const p95 = p95Of(await readRuns(db, eventType, nowMs));
    if (p95 !== null) byType[eventType] = p95 * STUCK_P95_FACTOR;
  }
  return byType;
}

/** How long the newest runs of a type took (ms). */
async function readRuns(db: Queryable, eventType: string, nowMs: number): Promise<number[]> {
  const rows = await db
    .selectFrom('batchRows')
    .select(['executingSinceMs', 'finalAtMs'])
    .where('finalAtMs', '>', nowMs - STUCK_RUNS_MS)
    .where('eventType', '=', eventType)
    .where('executingSinceMs', 'is not', null)
    .orderBy('finalAtMs', 'desc')
    .limit(MAX_RUNS)
    .execute();
  return rows.map((row) => (row.finalAtMs ?? 0) - (row.executingSinceMs ?? 0));
}
