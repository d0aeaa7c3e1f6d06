import 'server-only';
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

/** Rows of every submitted batch about the event, newest batch first. */
export async function readEventOrders(db: Queryable, key: string) {
  return db
    .selectFrom('batchRows')
    .innerJoin('batches', 'batches.id', 'batchRows.batchId')
    .select([
      'batches.id as batchId',
      'batches.number as batchNumber',
      'batches.title',
      'batchRows.outcome',
      'batchRows.opsType',
      'batchRows.planTimeMs',
    ])
    .where('batchRows.eventKey', '=', key)
    .where('batches.state', '!=', 'draft')
    .orderBy('batches.number', 'desc')
    .execute();
}
