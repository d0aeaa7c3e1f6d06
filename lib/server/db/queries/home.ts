import 'server-only';
import { type EventConditions, matchesEvents } from '@/lib/server/db/queries/events-filter';
import { inLimit, type Viewer } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** The first of the matching events on which the cloud acts after `nowMs` (epoch ms). */
export async function readNextDue(db: Queryable, conditions: EventConditions, nowMs: number) {
  return db
    .selectFrom('events')
    .select(['key', 'resourceId', 'instanceName', 'regionId', 'regionName', 'dueAtMs', 'dueIsEstimate'])
    .where(matchesEvents(conditions, ['redeployable', 'dueSortMs']))
    .where('dueAtMs', 'is not', null)
    .where('dueSortMs', '>', nowMs)
    .orderBy('dueSortMs')
    .orderBy('key')
    .limit(1)
    .executeTakeFirst();
}

/** How many requests of a person wait for approval. */
export async function countOpenRequestsOf(db: Queryable, userId: string, nowMs: number): Promise<number> {
  const { count } = await db
    .selectFrom('batches')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('createdBy', '=', userId)
    .where('state', '=', 'awaiting_approval')
    .where((eb) => eb.or([eb('expiresAtMs', 'is', null), eb('expiresAtMs', '>', nowMs)]))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether this desk has ever sent anything. */
export async function hasSent(db: Queryable): Promise<boolean> {
  return (await db.selectFrom('calls').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** What a new desk and this person have done so far. */
export async function readFirstFacts(db: Queryable, { id: userId, regions = null }: Viewer) {
  const own = db.selectFrom('batches').select('id').where('createdBy', '=', userId);
  const first = async (query: { executeTakeFirst(): Promise<unknown> }) =>
    (await query.executeTakeFirst()) !== undefined;
  return {
    hasEvents: await first(
      db.selectFrom('events').select('key').where(inLimit(regions, 'events.regionId')).limit(1),
    ),
    hasOtherPeople: await first(db.selectFrom('user').select('id').where('id', '!=', userId).limit(1)),
    hasChannel: await first(db.selectFrom('channels').select('id').where('removedAtMs', 'is', null).limit(1)),
    hasPlan: await first(own.limit(1)),
    hasSubmitted: await first(own.where('submittedAtMs', 'is not', null).limit(1)),
    isRequested: await first(db.selectFrom('batches').select('id').where('wasRequested', '=', 1).limit(1)),
    hasDecided: await first(db.selectFrom('approvals').select('id').where('userId', '=', userId).limit(1)),
  };
}
