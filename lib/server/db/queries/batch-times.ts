import 'server-only';
import type { Queryable } from '@/lib/server/db/schema';

/** What is judged of the times of the rows of a batch that have not left, with what is known of their events now. */
export async function readTimedRows(db: Queryable, batchId: string) {
  const rows = await db
    .selectFrom('batchRows as row')
    .leftJoin('events', 'events.key', 'row.eventKey')
    .select(['row.eventKey', 'row.resourceId', 'row.eventType', 'row.opsType', 'row.planTimeMs'])
    .select(({ fn }) => [
      fn.coalesce('events.regionId', 'row.regionId').as('regionId'),
      fn.coalesce('events.eventLevel', 'row.eventLevel').as('eventLevel'),
      fn.coalesce('events.dueAtMs', 'row.dueAtMs').as('dueAtMs'),
      fn.coalesce('events.dueIsEstimate', 'row.dueIsEstimate').as('dueIsEstimate'),
    ])
    .where('row.batchId', '=', batchId)
    .where('row.outcome', '=', 'queued')
    .orderBy('row.position')
    .execute();
  return rows.map((row) => ({ ...row, opsType: row.opsType ?? ('immediate' as const) }));
}
