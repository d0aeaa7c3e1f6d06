import 'server-only';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';
import type { AttemptsTable, DeliveriesTable } from '@/lib/server/db/schema-notices';

export type DeliveryRecord = Selectable<DeliveriesTable>;
export type AttemptRecord = Selectable<AttemptsTable>;

export async function insertDelivery(
  db: Queryable,
  delivery: DeliveryRecord,
  noticeIds: readonly string[],
): Promise<void> {
  await db.insertInto('deliveries').values(delivery).execute();
  await addNotices(db, delivery.id, noticeIds);
}

export async function addNotices(
  db: Queryable,
  deliveryId: string,
  noticeIds: readonly string[],
): Promise<void> {
  if (noticeIds.length === 0) return;
  await db
    .insertInto('deliveryNotices')
    .values(noticeIds.map((noticeId) => ({ deliveryId, noticeId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function updateDelivery(
  db: Queryable,
  id: string,
  changes: Updateable<DeliveriesTable>,
): Promise<void> {
  await db.updateTable('deliveries').set(changes).where('id', '=', id).execute();
}

/** Messages of a group that wait for their first try. */
export async function findWaiting(
  db: Queryable,
  channelId: string,
  groupKey: string,
): Promise<DeliveryRecord[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('groupKey', '=', groupKey)
    .where('state', '=', 'pending')
    .where('attempts', '=', 0)
    .where('trigger', '=', 'event')
    .orderBy('createdAtMs')
    .execute();
}

/** When the last message of a group left (epoch ms). @param urgent of these only */
export async function lastSentMs(
  db: Queryable,
  { channelId, groupKey, urgent }: { channelId: string; groupKey: string; urgent: boolean },
): Promise<number | null> {
  const row = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.max('endedAtMs').as('atMs'))
    .where('channelId', '=', channelId)
    .where('groupKey', '=', groupKey)
    .where('state', '=', 'delivered')
    .where('trigger', '!=', 'test')
    .where('urgent', '=', urgent ? 1 : 0)
    .executeTakeFirst();
  return row?.atMs ?? null;
}

/**
 * Of each channel the message that leaves next, if its time has come: urgent before calm, then the oldest. However many
 * wait for one channel, the others are not kept waiting. Channels that rest or are `busy` have none.
 */
export async function listDue(
  db: Queryable,
  nowMs: number,
  busy: readonly string[],
): Promise<DeliveryRecord[]> {
  const channels = await db
    .selectFrom('deliveries')
    .leftJoin('channels', 'channels.id', 'deliveries.channelId')
    .select('deliveries.channelId')
    .distinct()
    .where('deliveries.state', '=', 'pending')
    .where('deliveries.nextAttemptMs', '<=', nowMs)
    .where((eb) => eb.or([eb('channels.restUntilMs', 'is', null), eb('channels.restUntilMs', '<=', nowMs)]))
    .orderBy('deliveries.channelId')
    .execute();
  const due: DeliveryRecord[] = [];
  for (const { channelId } of channels) {
    if (busy.includes(channelId)) continue;
    const next = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('channelId', '=', channelId)
      .where('state', '=', 'pending')
      .where('nextAttemptMs', '<=', nowMs)
      .orderBy('urgent', 'desc')
      .orderBy('nextAttemptMs')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (next) due.push(next);
  }
  return due;
}

/** Whether the job has anything to do. Reads only. */
export async function hasNoticeWork(db: Queryable, nowMs: number): Promise<boolean> {
  const unplanned = await db
    .selectFrom('notices')
    .select('id')
    .where('plannedAtMs', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (unplanned) return true;
  const open = await db
    .selectFrom('deliveries')
    .select('id')
    .where('state', 'in', ['pending', 'sending'])
    .where('nextAttemptMs', '<=', nowMs)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}

/**
 * Messages that a server had under way when it died go back to wait: one may come twice, none is lost. Their tries are
 * `lost`. A test is sent by whoever asked for it, so it is under way until its own time is over.
 * @param living ids that this process has under way
 */
export async function recoverSending(
  db: Queryable,
  living: readonly string[],
  nowMs: number,
): Promise<number> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'sending')
    .where((eb) => eb.or([eb('trigger', '!=', 'test'), eb('nextAttemptMs', '<=', nowMs)]))
    .execute();
  const ids = rows.map(({ id }) => id).filter((id) => !living.includes(id));
  if (ids.length === 0) return 0;
  await db
    .updateTable('attempts')
    .set({ result: 'lost' })
    .where('deliveryId', 'in', ids)
    .where('result', 'is', null)
    .execute();
  await db
    .updateTable('deliveries')
    .set({ state: 'pending', nextAttemptMs: nowMs })
    .where('id', 'in', ids)
    .where('state', '=', 'sending')
    .execute();
  return ids.length;
}

/** Takes a message to send it; false when somebody else has. */
export async function takeDelivery(db: Queryable, delivery: DeliveryRecord, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'sending' as const,
      attempts: eb('attempts', '+', 1),
      firstTriedAtMs: delivery.firstTriedAtMs ?? nowMs,
    }))
    .where('id', '=', delivery.id)
    .where('state', '=', 'pending')
    .where('attempts', '=', delivery.attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertAttempt(db: Queryable, attempt: AttemptRecord): Promise<void> {
  await db.insertInto('attempts').values(attempt).execute();
}

/** Ends a try that is still under way; false when it was given up meanwhile. */
export async function endAttempt(
  db: Queryable,
  id: string,
  end: Pick<AttemptRecord, 'durationMs' | 'result' | 'httpStatus' | 'code' | 'message'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('attempts')
    .set(end)
    .where('id', '=', id)
    .where('result', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Urgent messages that were delivered since `sinceMs` and hold news that nobody has acknowledged. */
export async function listUnacked(db: Queryable, sinceMs: number): Promise<DeliveryRecord[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('urgent', '=', 1)
    .where('state', '=', 'delivered')
    .where('trigger', 'in', ['event', 'repeat'])
    .where('endedAtMs', '>', sinceMs)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('deliveryNotices')
          .innerJoin('notices', 'notices.id', 'deliveryNotices.noticeId')
          .select('notices.id')
          .whereRef('deliveryNotices.deliveryId', '=', 'deliveries.id')
          .where('notices.urgent', '=', 1)
          .where('notices.ackedAtMs', 'is', null),
      ),
    )
    .execute();
}

/** A channel's log, newest first. */
export async function listDeliveries(
  db: Queryable,
  channelId: string,
  limit: number,
): Promise<DeliveryRecord[]> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('channelId', '=', channelId)
    .orderBy('createdAtMs', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function listAttempts(db: Queryable, deliveryIds: readonly string[]): Promise<AttemptRecord[]> {
  if (deliveryIds.length === 0) return [];
  return db
    .selectFrom('attempts')
    .selectAll()
    .where('deliveryId', 'in', deliveryIds)
    .orderBy('deliveryId')
    .orderBy('n')
    .execute();
}

/** A test is made anew, and the end of an alert is told by the desk. */
const NEVER_RESENT = ['test', 'resolve'] as const;

/** Messages that failed since `sinceMs` and can be sent again. */
export async function countFailed(db: Queryable, channelId: string, sinceMs: number): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('channelId', '=', channelId)
    .where('state', '=', 'failed')
    .where('trigger', 'not in', NEVER_RESENT)
    .where('createdAtMs', '>', sinceMs)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Has messages that are over sent once more, under the same id: one of them, or all that failed since `sinceMs`. */
export async function resendDeliveries(
  db: Queryable,
  {
    channelId,
    deliveryId,
    nowMs,
    sinceMs,
  }: { channelId: string; deliveryId: string | null; nowMs: number; sinceMs: number },
): Promise<number> {
  let query = db
    .updateTable('deliveries')
    .set({
      state: 'pending',
      trigger: 'resend',
      nextAttemptMs: nowMs,
      firstTriedAtMs: null,
      endedAtMs: null,
      // Recipients who have a mail that failed for others do not get it twice.
      takenJson: sql<string | null>`case when "state" = 'delivered' then null else "takenJson" end`,
    })
    .where('channelId', '=', channelId)
    .where('trigger', 'not in', NEVER_RESENT);
  query =
    deliveryId === null
      ? query.where('state', '=', 'failed').where('createdAtMs', '>', sinceMs)
      : query.where('id', '=', deliveryId).where('state', 'in', ['failed', 'muted', 'delivered']);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}
