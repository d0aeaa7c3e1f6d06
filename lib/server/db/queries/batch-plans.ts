import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit, shownMessage } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Schema } from '@/lib/server/db/schema';

const ORDERED_COLUMNS = [
  'eventKey',
  'eventId',
  'resourceId',
  'eventType',
  'opsType',
  'planTimeMs',
  'delivery',
  'earliestMs',
  'latestMs',
  'waveNo',
] as const;

/** What a call says of every row of a batch, and the event that the row stands for; in no order. */
export async function readOrderedRows(db: Queryable, batchId: string) {
  return db.selectFrom('batchRows').select(ORDERED_COLUMNS).where('batchId', '=', batchId).execute();
}

/** The same of up to `limit` rows that follow `after` (a key of an event), by key; with the ids of the rows. */
export async function readOrderedRowsAfter(db: Queryable, batchId: string, after: string, limit: number) {
  return db
    .selectFrom('batchRows')
    .select(['id', ...ORDERED_COLUMNS])
    .where('batchId', '=', batchId)
    .where('eventKey', '>', after)
    .orderBy('eventKey')
    .limit(limit)
    .execute();
}

export async function insertPlan(db: Queryable, plan: Schema['batchPlans']): Promise<void> {
  await db.insertInto('batchPlans').values(plan).execute();
}

/** The submitted plan of the newest revision that is not above `revision`. */
export async function readPlanUpTo(db: Queryable, batchId: string, revision: number) {
  return db
    .selectFrom('batchPlans')
    .select(['revision', 'rowsJson'])
    .where('batchId', '=', batchId)
    .where('revision', '<=', revision)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Revisions of which approval was asked for, or that were submitted, oldest first: a draft's saves count none. */
export async function readRequestedRevisions(db: Queryable, batchId: string): Promise<number[]> {
  const plans = await db
    .selectFrom('batchPlans')
    .select('revision')
    .where('batchId', '=', batchId)
    .orderBy('revision')
    .execute();
  return plans.map(({ revision }) => revision);
}

/** Keeps what a person was shown first; a look that is stored already stays as it is. */
export async function saveFirstLook(db: Queryable, look: Schema['batchLooks']): Promise<void> {
  await db
    .insertInto('batchLooks')
    .values(look)
    .onConflict((conflict) => conflict.columns(['batchId', 'userId']).doNothing())
    .execute();
}

/** Keeps what a person has seen and judged, and when last; never goes back to an earlier revision. */
export async function saveLook(db: Queryable, look: Schema['batchLooks']): Promise<void> {
  await db
    .insertInto('batchLooks')
    .values(look)
    .onConflict((conflict) =>
      conflict
        .columns(['batchId', 'userId'])
        .doUpdateSet({ revision: look.revision, atMs: look.atMs })
        .where('batchLooks.revision', '<=', look.revision),
    )
    .execute();
}

/** Those of the batches whose rows are not the ones that the person has seen; without a look, none. */
export async function readChangedSinceLook(
  db: Queryable,
  userId: string,
  batchIds: readonly string[],
): Promise<Set<string>> {
  if (batchIds.length === 0) return new Set();
  const changed = await db
    .selectFrom('batchLooks as seen')
    .innerJoin('batches', 'batches.id', 'seen.batchId')
    .innerJoin('batchPlans as was', (join) =>
      join.onRef('was.batchId', '=', 'seen.batchId').onRef('was.revision', '=', 'seen.revision'),
    )
    .innerJoin('batchPlans as is', (join) =>
      join.onRef('is.batchId', '=', 'batches.id').onRef('is.revision', '=', 'batches.revision'),
    )
    .select('seen.batchId')
    .where('seen.userId', '=', userId)
    .where('seen.batchId', 'in', batchIds)
    .whereRef('was.rowsJson', '!=', 'is.rowsJson')
    .execute();
  return new Set(changed.map(({ batchId }) => batchId));
}

/** The revision that a person has seen; null when they never looked. */
export async function readLook(db: Queryable, batchId: string, userId: string): Promise<number | null> {
  const look = await db
    .selectFrom('batchLooks')
    .select('revision')
    .where('batchId', '=', batchId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return look?.revision ?? null;
}

/** Takes the orders of a batch's rows back: they are rows of a draft again, and their events are free. */
export async function unqueueRows(db: Queryable, batchId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('batchRows')
    .set({
      opsType: null,
      planTimeMs: null,
      outcome: null,
      reason: null,
      liveKey: null,
      statusAtSubmit: null,
      notBeforeSendMs: 0,
      sendUntilMs: null,
      delivery: null,
      earliestMs: null,
      latestMs: null,
      spanMs: null,
      waveNo: null,
      waitJson: null,
      waitUntilMs: null,
      updatedAtMs: nowMs,
    })
    .where('batchId', '=', batchId)
    .execute();
}

export type PlannedRecord = Awaited<ReturnType<typeof readPlannedRows>>[number];

/**
 * The rows of a draft in its planner's regions, in its order, with what the mirror knows of their events now and who
 * holds them.
 */
export async function readPlannedRows(db: Queryable, batchId: string, limit: RegionLimit) {
  return db
    .selectFrom('batchRows as row')
    .leftJoin('events', 'events.key', 'row.eventKey')
    .leftJoin('batchRows as live', 'live.liveKey', 'row.eventKey')
    .leftJoin('batches as holder', 'holder.id', 'live.batchId')
    .leftJoin('batches as own', 'own.id', 'row.batchId')
    .leftJoin('batchRows as prior', (join) =>
      join.onRef('prior.eventKey', '=', 'row.eventKey').onRef('prior.batchId', '=', 'own.retryOf'),
    )
    .select([
      'row.id',
      'row.eventKey',
      'row.eventId',
      'row.resourceId',
      'row.eventType as typeAtPlan',
      'row.overrideJson',
      'row.instanceName as nameAtPlan',
      'row.regionId as regionIdAtPlan',
      'row.regionName as regionNameAtPlan',
      'row.eventLevel as levelAtPlan',
      'row.localDisk as localDiskAtPlan',
      'events.key as knownKey',
      'events.eventType',
      'events.eventLevel',
      'events.eventStatus',
      'events.goneAtMs',
      'events.instanceName',
      'events.regionId',
      'events.regionName',
      'events.dueAtMs',
      'events.dueIsEstimate',
      'events.localDisk',
      'holder.id as holderId',
      'holder.number as holderNumber',
      'holder.title as holderTitle',
      'holder.createdByName as holderCreatedByName',
      'prior.outcome as priorOutcome',
      'prior.reason as priorReason',
      'prior.code as priorCode',
      shownMessage(limit, 'prior').as('priorMessage'),
    ])
    .where('row.batchId', '=', batchId)
    .where(inLimit(limit, 'row.regionId'))
    .orderBy('row.position')
    .execute();
}

/** The batch that holds one of the events of `batchId`, other than itself; and how many events others hold. */
export async function findHolder(db: Queryable, batchId: string) {
  const held = await db
    .selectFrom('batchRows as row')
    .innerJoin('batchRows as live', 'live.liveKey', 'row.eventKey')
    .innerJoin('batches as holder', 'holder.id', 'live.batchId')
    .select(['holder.id', 'holder.number', 'holder.title', 'holder.createdByName'])
    .where('row.batchId', '=', batchId)
    .whereRef('live.batchId', '!=', 'row.batchId')
    .orderBy('row.position')
    .execute();
  const [first] = held;
  return first ? { ...first, count: held.length } : null;
}

/** Of these keys, the events that the mirror knows and no batch holds. */
export async function readFreeKeys(db: Queryable, keys: readonly string[]) {
  const found = [];
  for (const chunk of chunksOf(keys)) {
    found.push(
      ...(await db
        .selectFrom('events')
        .leftJoin('batchRows as live', 'live.liveKey', 'events.key')
        .select(['events.key', 'events.eventType', 'events.eventStatus', 'events.goneAtMs'])
        .where('events.key', 'in', chunk)
        .where('live.id', 'is', null)
        .execute()),
    );
  }
  return found;
}
