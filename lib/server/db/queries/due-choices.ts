import 'server-only';
import { sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { Interval } from '@/lib/domain/schedule/world';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Schema } from '@/lib/server/db/schema';

export type DueChoice = Schema['dueChoices'];

/** What people answered about these events, by key; whether it still holds says its due time. */
export async function readDueChoices(
  db: Queryable,
  eventKeys: readonly string[],
): Promise<Map<string, DueChoice>> {
  const found = new Map<string, DueChoice>();
  for (const some of chunksOf(eventKeys)) {
    const rows = await db.selectFrom('dueChoices').selectAll().where('eventKey', 'in', some).execute();
    for (const row of rows) found.set(row.eventKey, row);
  }
  return found;
}

/** Keeps an answer, in place of an earlier one about the same event. */
export async function saveDueChoice(db: Queryable, choice: DueChoice): Promise<void> {
  const { eventKey: _, ...change } = choice;
  await db
    .insertInto('dueChoices')
    .values(choice)
    .onConflict((conflict) => conflict.column('eventKey').doUpdateSet(change))
    .execute();
}

/** Removes the answer about an event; what it was, or undefined when there was none. */
export async function deleteDueChoice(db: Queryable, eventKey: string): Promise<DueChoice | undefined> {
  return db.deleteFrom('dueChoices').where('eventKey', '=', eventKey).returningAll().executeTakeFirst();
}

export type DueEvent = Awaited<ReturnType<typeof listDueWithin>>[number];

/** Redeployable events in no batch whose due time lies in one of the stretches; the first to be due first. */
export async function listDueWithin(
  db: Queryable,
  asked: { stretches: readonly Interval[]; limit: RegionLimit; onlyKey?: string | undefined; max: number },
) {
  const { stretches, limit, onlyKey, max } = asked;
  return db
    .selectFrom('events')
    .select([
      'key',
      'eventId',
      'resourceId as instanceId',
      'instanceName',
      'regionId',
      'eventLevel',
      sql<number>`${sql.ref('dueAtMs')}`.as('dueAtMs'),
    ])
    .where('redeployable', '=', 1)
    .where('goneAtMs', 'is', null)
    .where('dueAtMs', 'is not', null)
    .where(inLimit(limit, 'events.regionId'))
    .where((eb) =>
      eb.or(
        stretches.map(({ fromMs, toMs }) =>
          eb.and([eb('dueSortMs', '>=', fromMs), eb('dueSortMs', '<', toMs)]),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('batchRows').select('batchRows.id').whereRef('batchRows.liveKey', '=', 'events.key'),
        ),
      ),
    )
    .$if(onlyKey !== undefined, (query) => query.where('key', '=', onlyKey ?? ''))
    .orderBy('dueSortMs')
    .orderBy('key')
    .limit(max)
    .execute();
}
