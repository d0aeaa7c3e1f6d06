import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { shownMessage } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** What only the detail of an event shows. */
export async function readEventExtras(db: Queryable, key: string) {
  return db
    .selectFrom('events')
    .select(['extendedAttribute', 'firstSeenMs', 'lastSeenMs'])
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Status changes that we saw, oldest first. */
export async function readEventHistory(db: Queryable, key: string) {
  return db
    .selectFrom('eventHistory')
    .select(['fromStatus', 'toStatus', 'seenAtMs'])
    .where('eventKey', '=', key)
    .orderBy('seenAtMs')
    .orderBy('id')
    .execute();
}

/** Rows of every submitted batch about the event, newest batch first, each with what its last call was answered. */
export async function readEventOrders(db: Queryable, key: string, limit: RegionLimit) {
  return db
    .selectFrom('batchRows')
    .innerJoin('batches', 'batches.id', 'batchRows.batchId')
    .leftJoin('calls', 'calls.id', 'batchRows.callId')
    .select([
      'batches.id as batchId',
      'batches.number as batchNumber',
      'batches.title',
      'batches.createdByName',
      'batches.rowCount',
      'batches.submittedAtMs',
      'batchRows.position',
      'batchRows.outcome',
      'batchRows.opsType',
      'batchRows.planTimeMs',
      'batchRows.code',
      shownMessage(limit, 'batchRows').as('message'),
      'batchRows.requestId',
      'calls.startedAtMs as sentAtMs',
    ])
    .where('batchRows.eventKey', '=', key)
    .where('batches.state', '!=', 'draft')
    .orderBy('batches.number', 'desc')
    .execute();
}
