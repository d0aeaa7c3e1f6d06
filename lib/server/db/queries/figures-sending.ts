import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { SENDABLE_STATES } from '@/lib/server/db/queries/batch-rows-send';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Database } from '@/lib/server/db/schema';

/**
 * What monitoring asks about sending and settling at `nowMs`. Times are epoch ms; null when there is nothing to tell.
 * `waitingSinceMs`: since when nothing has happened to the batch whose rows wait longest.
 */
export async function readSendingFigures(db: Database, nowMs: number) {
  const { needsDecision, undecidedSinceMs, ...unsettled } = await countUnknown(db);
  const waiting = await readWaiting(db, nowMs);
  const leases = await db.selectFrom('leases').select(['name', 'owner', 'fence', 'untilMs']).execute();
  return {
    unknown: { ...unsettled, needs_decision: needsDecision },
    undecidedSinceMs,
    ...waiting,
    pause: pauseOf(await readBudget(db, REDEPLOY_BUDGET), nowMs),
    leases: leases.map(({ untilMs, ...lease }) => ({ ...lease, isHeld: untilMs > nowMs })),
  };
}

/** `reading`: still settled by reading · `needsDecision`: waits for a person · `left`: a person left it unknown. */
async function countUnknown(db: Database) {
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => [
      eb.case().when('leftAtMs', 'is not', null).then(1).else(0).end().as('isLeft'),
      eb.case().when('needsDecisionAtMs', 'is not', null).then(1).else(0).end().as('isUndecided'),
      eb.fn.min('needsDecisionAtMs').as('sinceMs'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('outcome', '=', 'unknown')
    .groupBy(['isLeft', 'isUndecided'])
    .execute();
  const unknown = { reading: 0, needsDecision: 0, left: 0, undecidedSinceMs: lowest([]) };
  for (const { isLeft, isUndecided, sinceMs, count } of rows) {
    if (isLeft === 1) unknown.left += Number(count);
    else if (isUndecided === 0) unknown.reading += Number(count);
    else {
      unknown.needsDecision += Number(count);
      unknown.undecidedSinceMs = sinceMs;
    }
  }
  return unknown;
}

/** Queued rows in these regions that nothing but the sending itself holds up, also those that are tried again later. */
export async function countWaitingRows(db: Database, limit: RegionLimit): Promise<number> {
  const { count } = await db
    .selectFrom('batchRows')
    .innerJoin('batches', 'batches.id', 'batchRows.batchId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('batchRows.outcome', '=', 'queued')
    .where('batches.state', 'in', SENDABLE_STATES)
    .where(inLimit(limit, 'batchRows.regionId'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function readWaiting(db: Database, nowMs: number) {
  const batches = await db
    .selectFrom('batchRows')
    .innerJoin('batches', 'batches.id', 'batchRows.batchId')
    .select((eb) => [
      'batches.updatedAtMs',
      eb.fn.min('batchRows.notBeforeSendMs').as('notBeforeMs'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('batchRows.outcome', '=', 'queued')
    .where('batchRows.notBeforeSendMs', '<=', nowMs)
    .where('batches.state', 'in', SENDABLE_STATES)
    .groupBy(['batches.id', 'batches.updatedAtMs'])
    .execute();
  return {
    dueRows: batches.reduce((sum, { count }) => sum + Number(count), 0),
    waitingSinceMs: lowest(
      batches.map(({ updatedAtMs, notBeforeMs }) => Math.max(updatedAtMs, notBeforeMs ?? 0)),
    ),
  };
}

function lowest(timesMs: readonly number[]): number | null {
  return timesMs.length === 0 ? null : Math.min(...timesMs);
}
