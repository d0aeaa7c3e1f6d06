import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { SENDABLE_STATES } from '@/lib/server/db/queries/batch-rows-send';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { ScopeName } from '@/lib/server/db/queries/sync';
import type { Database, Queryable } from '@/lib/server/db/schema';

/** The counts that monitoring asks for. Times are epoch ms; null when there is nothing to tell. */
export async function readFigures(db: Database) {
  const events = await db
    .selectFrom('events')
    .select((eb) => ['eventStatus as status', 'eventLevel as level', eb.fn.countAll<number>().as('count')])
    .where('goneAtMs', 'is', null)
    .groupBy(['eventStatus', 'eventLevel'])
    .execute();
  const oldest = await db
    .selectFrom('events')
    .select((eb) => eb.fn.min('events.firstSeenMs').as('atMs'))
    .where('redeployable', '=', 1)
    .where('goneAtMs', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('batchRows').select('batchRows.id').whereRef('batchRows.liveKey', '=', 'events.key'),
        ),
      ),
    )
    .executeTakeFirst();
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('count')])
    .groupBy('outcome')
    .execute();
  const calls = await db
    .selectFrom('calls')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const scopes = await db.selectFrom('syncScopes').select(['scope', 'lastSuccessMs']).execute();
  const lastReadMs = (name: ScopeName) => scopes.find(({ scope }) => scope === name)?.lastSuccessMs ?? null;
  return {
    events,
    rows,
    calls,
    oldestUnhandledMs: oldest?.atMs ?? null,
    lastSyncMs: lastReadMs('open'),
    lastInventoryMs: lastReadMs('inventory'),
  };
}

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

/** Counts for monitoring. Times are epoch ms. */
export async function readNoticeFigures(db: Queryable, nowMs: number) {
  const states = await db
    .selectFrom('deliveries')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const channels = await db
    .selectFrom('channels')
    .select(['id', 'brokenAtMs'])
    .where('removedAtMs', 'is', null)
    .execute();
  const due = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.min('nextAttemptMs').as('atMs'))
    .where('state', 'in', ['pending', 'sending'])
    .where('nextAttemptMs', '<=', nowMs)
    .executeTakeFirst();
  const retried = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.min('createdAtMs').as('atMs'))
    .where('state', 'in', ['pending', 'sending'])
    .where('attempts', '>', 0)
    .executeTakeFirst();
  const unplanned = await db
    .selectFrom('notices')
    .select((eb) => eb.fn.min('occurredAtMs').as('atMs'))
    .where('plannedAtMs', 'is', null)
    .executeTakeFirst();
  const times = [due?.atMs, retried?.atMs, unplanned?.atMs].filter((atMs) => typeof atMs === 'number');
  return { states, channels, oldestMs: times.length === 0 ? null : Math.min(...times) };
}
