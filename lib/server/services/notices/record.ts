import 'server-only';
import { randomUUID } from 'node:crypto';
import { ACCOUNT_GROUP, isUrgent, type WrittenKind } from '@/lib/domain/notices';
import { MAX_NOTICE_ROWS, type NoticeContent, NoticePayload } from '@/lib/schemas/notices';
import { findBatch } from '@/lib/server/db/queries/batches';
import { insertNotice, readBatchRegions, readNoticeRows } from '@/lib/server/db/queries/notices';
import type { Tx } from '@/lib/server/db/schema';
import type { ServiceContext } from '@/lib/server/services/context';

export type NoticeRecord = {
  kind: WrittenKind;
  objectType: string;
  objectId: string;
  batchId?: string;
  /** Empty: it concerns every region. */
  regions?: readonly string[];
  /** The same news is kept once for each key. */
  onceKey?: string;
  content: NoticeContent;
};
type Clock = Pick<ServiceContext, 'now'>;

/** Keeps what people must be told, in the transaction of the change: if it fails, so does the change. Nothing is sent here. */
export async function recordNotice(tx: Tx, { now }: Clock, record: NoticeRecord): Promise<void> {
  const { kind, batchId = null, objectType, objectId, regions = [], onceKey = null, content } = record;
  await insertNotice(tx, {
    id: `ntc_${randomUUID()}`,
    kind,
    urgent: isUrgent(kind) ? 1 : 0,
    batchId,
    objectType,
    objectId,
    groupKey: batchId === null ? ACCOUNT_GROUP : `batch:${batchId}`,
    onceKey,
    regionsJson: JSON.stringify(regions),
    payloadJson: JSON.stringify(NoticePayload.parse(content)),
    occurredAtMs: now(),
    plannedAtMs: null,
    ackedAtMs: null,
  });
}

/** News of a batch. @param rowIds the rows that it is about; without them it is about the whole batch */
export async function recordBatchNotice(
  tx: Tx,
  ctx: Clock,
  news: {
    kind: WrittenKind;
    batchId: string;
    rowIds?: readonly string[];
    onceKey?: string;
    content?: NoticeContent;
  },
): Promise<void> {
  const { kind, batchId, rowIds, onceKey, content } = news;
  const batch = await findBatch(tx, batchId);
  if (!batch) return;
  const { id, number, title, rowCount } = batch;
  const rows = rowIds ? await readNoticeRows(tx, rowIds.slice(0, MAX_NOTICE_ROWS)) : [];
  const regions = rowIds
    ? [...new Set(rows.map(({ regionId }) => regionId))]
    : await readBatchRegions(tx, batchId);
  await recordNotice(tx, ctx, {
    kind,
    objectType: 'batch',
    objectId: batchId,
    batchId,
    // A row whose region is not known concerns everybody.
    regions: regions.includes('') ? [] : regions,
    ...(onceKey === undefined ? {} : { onceKey }),
    content: {
      ...content,
      batch: { id, number, title, rowCount },
      rows,
      more: rowIds ? rowIds.length - rows.length : 0,
    },
  });
}
