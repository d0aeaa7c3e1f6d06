import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/batch-rows';
import { inLimit, shownMessage } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

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
