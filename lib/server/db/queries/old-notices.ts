import 'server-only';
import type { Queryable } from '@/lib/server/db/schema';

/** Deletes up to `limit` notices of before `beforeMs` that no message waits for; returns how many. */
export async function deleteOldNotices(db: Queryable, beforeMs: number, limit: number): Promise<number> {
  const old = await db
    .selectFrom('notices')
    .select('id')
    .where('occurredAtMs', '<', beforeMs)
    .where('plannedAtMs', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('deliveryNotices')
            .innerJoin('deliveries', 'deliveries.id', 'deliveryNotices.deliveryId')
            .select('deliveries.id')
            .whereRef('deliveryNotices.noticeId', '=', 'notices.id')
            .where('deliveries.state', 'in', ['pending', 'sending']),
        ),
      ),
    )
    .orderBy('occurredAtMs')
    .limit(limit)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db.deleteFrom('deliveryNotices').where('noticeId', 'in', ids).execute();
  await db.deleteFrom('notices').where('id', 'in', ids).execute();
  return ids.length;
}

/** Deletes up to `limit` messages of before `beforeMs` that are over, with their tries; returns how many messages. */
export async function deleteOldDeliveries(db: Queryable, beforeMs: number, limit: number): Promise<number> {
  const old = await db
    .selectFrom('deliveries')
    .select('id')
    .where('createdAtMs', '<', beforeMs)
    .where('state', 'not in', ['pending', 'sending'])
    .orderBy('createdAtMs')
    .limit(limit)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db.deleteFrom('attempts').where('deliveryId', 'in', ids).execute();
  await db.deleteFrom('deliveryNotices').where('deliveryId', 'in', ids).execute();
  await db.deleteFrom('deliveries').where('id', 'in', ids).execute();
  return ids.length;
}
