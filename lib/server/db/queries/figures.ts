import 'server-only';
import type { Database } from '@/lib/server/db/schema';

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
  const sync = await db
    .selectFrom('syncScopes')
    .select('lastSuccessMs')
    .where('scope', '=', 'open')
    .executeTakeFirst();
  return {
    events,
    rows,
    calls,
    oldestUnhandledMs: oldest?.atMs ?? null,
    lastSyncMs: sync?.lastSuccessMs ?? null,
  };
}
