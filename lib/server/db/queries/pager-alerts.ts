import 'server-only';
import type { Selectable } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';
import type { PagerAlertsTable } from '@/lib/server/db/schema-notices';

export type PagerAlert = Selectable<PagerAlertsTable>;

/** Alerts of one group that are open at a channel's pager. */
export async function listOpenAlerts(
  db: Queryable,
  { channelId, groupKey }: { channelId: string; groupKey: string },
): Promise<PagerAlert[]> {
  return db
    .selectFrom('pagerAlerts')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('groupKey', '=', groupKey)
    .execute();
}

export async function insertAlert(db: Queryable, alert: PagerAlert): Promise<void> {
  await db.insertInto('pagerAlerts').values(alert).execute();
}

/** The alert that a delivery closes. */
export async function findAlertToClose(db: Queryable, deliveryId: string): Promise<PagerAlert | undefined> {
  return db.selectFrom('pagerAlerts').selectAll().where('resolveId', '=', deliveryId).executeTakeFirst();
}

/** Has `deliveryId` close an alert, or with null nobody. */
export async function setResolve(db: Queryable, alertId: string, deliveryId: string | null): Promise<void> {
  await db.updateTable('pagerAlerts').set({ resolveId: deliveryId }).where('id', '=', alertId).execute();
}

/** The end of an alert did not leave, and another may. */
export async function releaseResolve(db: Queryable, deliveryId: string): Promise<void> {
  await db.updateTable('pagerAlerts').set({ resolveId: null }).where('resolveId', '=', deliveryId).execute();
}

/** Deletes up to `limit` alerts of before `beforeMs` whose notices are gone; returns how many. */
export async function deleteOldAlerts(db: Queryable, beforeMs: number, limit: number): Promise<number> {
  const old = await db
    .selectFrom('pagerAlerts')
    .select('id')
    .where('openedAtMs', '<', beforeMs)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notices')
            .select('notices.id')
            .whereRef('notices.groupKey', '=', 'pagerAlerts.newsKey')
            .whereRef('notices.kind', '=', 'pagerAlerts.kind'),
        ),
      ),
    )
    .limit(limit)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('pagerAlerts').where('id', 'in', ids).execute();
  return ids.length;
}

export async function deleteAlert(db: Queryable, deliveryId: string): Promise<void> {
  await db.deleteFrom('pagerAlerts').where('resolveId', '=', deliveryId).execute();
}

/** A channel that is removed takes the keys of its alerts along. */
export async function deleteAlertsOf(db: Queryable, channelId: string): Promise<void> {
  await db.deleteFrom('pagerAlerts').where('channelId', '=', channelId).execute();
}

/**
 * Open alerts whose set is empty: nobody closes them yet, and every one of their notices is acknowledged. Only of channels
 * that work: a paused one keeps its alerts until it goes on.
 */
export async function listAlertsToClose(db: Queryable, limit: number): Promise<PagerAlert[]> {
  return db
    .selectFrom('pagerAlerts')
    .innerJoin('channels', 'channels.id', 'pagerAlerts.channelId')
    .selectAll('pagerAlerts')
    .where('pagerAlerts.resolveId', 'is', null)
    .where('channels.removedAtMs', 'is', null)
    .where('channels.pausedAtMs', 'is', null)
    .where('channels.brokenAtMs', 'is', null)
    .where((eb) => {
      const news = eb
        .selectFrom('notices')
        .select('notices.id')
        .whereRef('notices.groupKey', '=', 'pagerAlerts.newsKey')
        .whereRef('notices.kind', '=', 'pagerAlerts.kind');
      return eb.and([
        eb.exists(news.where('notices.ackedAtMs', 'is not', null)),
        eb.not(eb.exists(news.where('notices.ackedAtMs', 'is', null))),
      ]);
    })
    .orderBy('pagerAlerts.openedAtMs')
    .limit(limit)
    .execute();
}

/** The newest acknowledged notice of an alert: what its end tells of. */
export async function findNoticeOf(db: Queryable, { newsKey, kind }: PagerAlert): Promise<string | null> {
  const row = await db
    .selectFrom('notices')
    .select('id')
    .where('groupKey', '=', newsKey)
    .where('kind', '=', kind)
    .orderBy('occurredAtMs', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
