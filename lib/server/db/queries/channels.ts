import 'server-only';
import type { Selectable, Updateable } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';
import type { ChannelsTable } from '@/lib/server/db/schema-notices';

export type ChannelRecord = Selectable<ChannelsTable>;

/** Channels that are set up, by name. */
export async function listChannels(db: Queryable): Promise<ChannelRecord[]> {
  return db
    .selectFrom('channels')
    .selectAll()
    .where('removedAtMs', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Names of the channels that refused for good. */
export async function readBrokenChannels(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('channels')
    .select('name')
    .where('brokenAtMs', 'is not', null)
    .where('removedAtMs', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

export async function findChannel(db: Queryable, id: string): Promise<ChannelRecord | undefined> {
  return db
    .selectFrom('channels')
    .selectAll()
    .where('id', '=', id)
    .where('removedAtMs', 'is', null)
    .executeTakeFirst();
}

export async function updateChannel(
  db: Queryable,
  id: string,
  changes: Updateable<ChannelsTable>,
): Promise<void> {
  await db.updateTable('channels').set(changes).where('id', '=', id).execute();
}
