import 'server-only';
import { type Selectable, sql } from 'kysely';
import type { NoticeKind } from '@/lib/domain/notices';
import type { Queryable } from '@/lib/server/db/schema';
import type { NoticesTable } from '@/lib/server/db/schema-notices';

const DESK_ID_LENGTH = 12;

export type NoticeRecordRow = Selectable<NoticesTable>;

/** Keeps a notice; one whose `onceKey` is known already changes nothing. */
export async function insertNotice(db: Queryable, notice: NoticeRecordRow): Promise<void> {
  await db
    .insertInto('notices')
    .values(notice)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Which of these keys have a notice. */
export async function readKnownKeys(db: Queryable, onceKeys: readonly string[]): Promise<Set<string>> {
  if (onceKeys.length === 0) return new Set();
  const rows = await db.selectFrom('notices').select('onceKey').where('onceKey', 'in', onceKeys).execute();
  return new Set(rows.flatMap(({ onceKey }) => onceKey ?? []));
}

/** What a notice says of rows of a batch. */
export async function readNoticeRows(db: Queryable, rowIds: readonly string[]) {
  if (rowIds.length === 0) return [];
  return db
    .selectFrom('batchRows')
    .select(['resourceId as instanceId', 'instanceName', 'regionId', 'code', 'requestId', 'dueAtMs'])
    .where('id', 'in', rowIds)
    .orderBy('position')
    .execute();
}

export async function readBatchRegions(db: Queryable, batchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('batchRows')
    .select('regionId')
    .distinct()
    .where('batchId', '=', batchId)
    .orderBy('regionId')
    .execute();
  return rows.map(({ regionId }) => regionId);
}

/** Rows of a batch by what became of them: `accepted` ones by the cloud's status. */
export async function readScore(db: Queryable, batchId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => ['outcome', 'cloudStatus', eb.fn.countAll<number>().as('count')])
    .where('batchId', '=', batchId)
    .groupBy(['outcome', 'cloudStatus'])
    .execute();
  const score: Record<string, number> = {};
  for (const { outcome, cloudStatus, count } of rows) {
    const word = outcome === 'accepted' ? (cloudStatus ?? 'accepted') : (outcome ?? 'draft');
    score[word] = (score[word] ?? 0) + Number(count);
  }
  return score;
}

/** Notices that no delivery was made of yet, oldest first. */
export async function listUnplanned(db: Queryable, limit: number): Promise<NoticeRecordRow[]> {
  return db
    .selectFrom('notices')
    .selectAll()
    .where('plannedAtMs', 'is', null)
    .orderBy('occurredAtMs')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function markPlanned(db: Queryable, ids: readonly string[], nowMs: number): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('notices').set({ plannedAtMs: nowMs }).where('id', 'in', ids).execute();
}

/** Notices of one delivery, oldest first. */
export async function readNoticesOf(db: Queryable, deliveryId: string): Promise<NoticeRecordRow[]> {
  return db
    .selectFrom('notices')
    .innerJoin('deliveryNotices', 'deliveryNotices.noticeId', 'notices.id')
    .selectAll('notices')
    .where('deliveryNotices.deliveryId', '=', deliveryId)
    .orderBy('notices.occurredAtMs')
    .orderBy('notices.id')
    .execute();
}

/**
 * Nobody needs to be told of these any more: no repeat, no second channel. For whoever acknowledges rows, or settles them.
 * @param kinds of these kinds only
 */
export async function ackNotices(
  db: Queryable,
  news: { batchId: string; kinds: readonly NoticeKind[]; nowMs: number },
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ ackedAtMs: news.nowMs })
    .where('batchId', '=', news.batchId)
    .where('kind', 'in', news.kinds)
    .where('ackedAtMs', 'is', null)
    .execute();
}

/** News of rows that still waits for somebody: which kinds, of which batches; the newest batches first. */
export async function listOpenNews(
  db: Queryable,
  limit: number,
): Promise<{ batchId: string; kind: NoticeKind }[]> {
  return db
    .selectFrom('notices')
    .innerJoin('batches', 'batches.id', 'notices.batchId')
    .select(['batches.id as batchId', 'batches.number', 'notices.kind'])
    .distinct()
    .where('notices.ackedAtMs', 'is', null)
    .where(sql<boolean>`"notices"."kind" like 'rows.%'`)
    .orderBy('batches.number', 'desc')
    .limit(limit)
    .execute();
}

/** What the desk itself told of a kind is over: no repeat, no second channel. @param objectId of this object only */
export async function ackDeskNotices(
  db: Queryable,
  { kind, objectId, nowMs }: { kind: NoticeKind; objectId?: string; nowMs: number },
): Promise<void> {
  let open = db
    .selectFrom('notices')
    .select('id')
    .where('batchId', 'is', null)
    .where('ackedAtMs', 'is', null)
    .where('kind', '=', kind);
  if (objectId !== undefined) open = open.where('objectId', '=', objectId);
  const ids = (await open.execute()).map(({ id }) => id);
  if (ids.length === 0) return;
  await db.updateTable('notices').set({ ackedAtMs: nowMs }).where('id', 'in', ids).execute();
}

/** Open events that the cloud acts on before `untilMs`, that nobody has planned, and that were not told of under `prefix`. */
export async function listDueUnplanned(
  db: Queryable,
  { nowMs, untilMs, prefix, limit }: { nowMs: number; untilMs: number; prefix: string; limit: number },
) {
  return db
    .selectFrom('events')
    .select(['key', 'resourceId as instanceId', 'instanceName', 'regionId', 'dueAtMs'])
    .where('redeployable', '=', 1)
    .where('goneAtMs', 'is', null)
    .where('dueSortMs', '>', nowMs)
    .where('dueSortMs', '<=', untilMs)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('batchRows').select('batchRows.id').whereRef('batchRows.liveKey', '=', 'events.key'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notices')
            .select('notices.id')
            .where('notices.onceKey', '=', sql<string>`cast(${prefix} as text) || events.key`),
        ),
      ),
    )
    .orderBy('dueSortMs')
    .limit(limit)
    .execute();
}

/** Requests that run out before `untilMs`. */
export async function listExpiring(db: Queryable, { nowMs, untilMs }: { nowMs: number; untilMs: number }) {
  return db
    .selectFrom('batches')
    .select(['id', 'revision', 'expiresAtMs'])
    .where('state', '=', 'awaiting_approval')
    .where('expiresAtMs', '>', nowMs)
    .where('expiresAtMs', '<=', untilMs)
    .execute();
}

/** Whether rows of a batch still wait for a person's decision. */
export async function hasUndecidedRows(db: Queryable, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'unknown')
    .where('leftAtMs', 'is', null)
    .where('needsDecisionAtMs', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Kinds of the notices of deliveries. */
export async function listNoticeKinds(db: Queryable, deliveryIds: readonly string[]) {
  if (deliveryIds.length === 0) return [];
  return db
    .selectFrom('deliveryNotices')
    .innerJoin('notices', 'notices.id', 'deliveryNotices.noticeId')
    .select(['deliveryNotices.deliveryId', 'notices.kind'])
    .distinct()
    .where('deliveryNotices.deliveryId', 'in', deliveryIds)
    .orderBy('notices.kind')
    .execute();
}

/** Regions that the account knows, for choosing. */
export async function listRegions(db: Queryable): Promise<{ regionId: string; name: string }[]> {
  return db.selectFrom('regions').select(['regionId', 'name']).orderBy('regionId').execute();
}

/** Stands for this store in other people's programs: the beginning of the first audit entry's hash, which never changes. */
export async function readDeskId(db: Queryable): Promise<string> {
  const first = await db.selectFrom('auditEntries').select('hash').where('seq', '=', 1).executeTakeFirst();
  return (first?.hash ?? 'desk').slice(0, DESK_ID_LENGTH);
}

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
