import 'server-only';
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import {
  type AttentionReason,
  type BatchAttention,
  isAttentionReason,
  noAttention,
} from '@/lib/domain/batch-progress';
import type { BatchState } from '@/lib/domain/batches';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { everyRow, selectOpenRows } from '@/lib/server/db/queries/outcomes';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import type { BatchesTable, Queryable } from '@/lib/server/db/schema';
import type { BatchApprovalColumns } from '@/lib/server/db/schema-approvals';

export type BatchRecord = Selectable<BatchesTable>;

export async function insertBatch(db: Queryable, batch: Insertable<BatchesTable>): Promise<void> {
  await db.insertInto('batches').values(batch).execute();
}

export async function findBatch(db: Queryable, id: string): Promise<BatchRecord | undefined> {
  return db.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findBatchByRequestKey(
  db: Queryable,
  requestKey: string,
): Promise<BatchRecord | undefined> {
  return db.selectFrom('batches').selectAll().where('requestKey', '=', requestKey).executeTakeFirst();
}

/**
 * Changes a draft and raises its revision, if it still is a draft of `createdBy` at `revision`; undefined when it is not.
 * As the first statement about the batch it also makes every other writer of it wait.
 */
export async function reviseDraft(
  db: Queryable,
  draft: { id: string; createdBy: string; revision: number },
  changes: Partial<Insertable<BatchesTable>>,
): Promise<BatchRecord | undefined> {
  return db
    .updateTable('batches')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('id', '=', draft.id)
    .where('createdBy', '=', draft.createdBy)
    .where('state', '=', 'draft')
    .where('revision', '=', draft.revision)
    .returningAll()
    .executeTakeFirst();
}

/** Keeps which request of a person let rows of the batch go. */
export async function setCorrelation(db: Queryable, id: string, correlationId: string): Promise<void> {
  await db.updateTable('batches').set({ correlationId }).where('id', '=', id).execute();
}

/** Keeps who stopped a batch by hand, when, and why ('' = no reason given). */
export async function setStopped(
  db: Queryable,
  stop: { id: string; byName: string; atMs: number; reason: string },
): Promise<void> {
  await db
    .updateTable('batches')
    .set({ stoppedByName: stop.byName, stoppedAtMs: stop.atMs, stopReason: stop.reason })
    .where('id', '=', stop.id)
    .execute();
}

/** Gives a batch its number, at its first submit. */
export async function setNumber(db: Queryable, id: string, number: number): Promise<void> {
  await db.updateTable('batches').set({ number }).where('id', '=', id).execute();
}

export async function setTitle(db: Queryable, id: string, title: string): Promise<void> {
  await db.updateTable('batches').set({ title }).where('id', '=', id).execute();
}

export async function setDraftRowCount(db: Queryable, id: string, rowCount: number): Promise<void> {
  await db.updateTable('batches').set({ rowCount }).where('id', '=', id).execute();
}

/** A draft that went back from a request has more than rows; the audit trail keeps what they said. */
const DEPENDENT_TABLES = [
  'batchRows',
  'batchPeople',
  'batchPlans',
  'batchLooks',
  'batchComments',
  'approvals',
  'planExceptions',
] as const;

/** Removes a draft with its rows; false when it is no draft of `createdBy`. */
export async function deleteDraft(db: Queryable, draft: { id: string; createdBy: string }): Promise<boolean> {
  const locked = await db
    .updateTable('batches')
    .set({ rowCount: 0 })
    .where('id', '=', draft.id)
    .where('createdBy', '=', draft.createdBy)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (locked.numUpdatedRows === 0n) return false;
  for (const table of DEPENDENT_TABLES) await db.deleteFrom(table).where('batchId', '=', draft.id).execute();
  await db.deleteFrom('batches').where('id', '=', draft.id).execute();
  return true;
}

/** Moves a batch from one state to another; false when it was in another state. Locks the batch for the transaction. */
export async function moveBatch(
  db: Queryable,
  move: { id: string; from: BatchState; to: BatchState; nowMs: number; endedAtMs: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('batches')
    .set({ state: move.to, updatedAtMs: move.nowMs, endedAtMs: move.endedAtMs })
    .where('id', '=', move.id)
    .where('state', '=', move.from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Makes a draft of a requested batch again; returns its new revision. The batch must be locked. */
export async function takeBack(db: Queryable, id: string, nowMs: number): Promise<number> {
  const { revision } = await db
    .updateTable('batches')
    .set((eb) => ({
      state: 'draft' as const,
      revision: eb('revision', '+', 1),
      requestKey: null,
      submittedAtMs: null,
      firstMs: 0,
      endedAtMs: null,
      updatedAtMs: nowMs,
      planHash: null,
      planEndpoint: null,
      planAccount: null,
      neededApprovals: 0,
      reasonsJson: null,
      factsJson: null,
      policyVersion: null,
      requestedBy: null,
      requestedAtMs: null,
      expiresAtMs: null,
      verdictJson: null,
      verdictAtMs: null,
      scheduleVersion: null,
    }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** As `lockBatch`, with the whole record. */
export async function lockBatchRecord(
  db: Queryable,
  id: string,
  nowMs: number,
): Promise<BatchRecord | undefined> {
  return db
    .updateTable('batches')
    .set({ updatedAtMs: nowMs })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Stores what the schedule said of a batch at its request, and by which version of the rules. */
export async function setVerdict(
  db: Queryable,
  id: string,
  columns: { verdictJson: string; verdictAtMs: number; scheduleVersion: number },
): Promise<void> {
  await db.updateTable('batches').set(columns).where('id', '=', id).execute();
}

/** Stores what the approval side of a submitted batch is. */
export async function setApprovalColumns(
  db: Queryable,
  id: string,
  columns: Partial<BatchApprovalColumns>,
): Promise<void> {
  await db.updateTable('batches').set(columns).where('id', '=', id).execute();
}

/** Makes every other writer of the batch wait for this transaction, and says in which state it is. */
export async function lockBatch(db: Queryable, id: string, nowMs: number): Promise<BatchState | null> {
  const row = await db
    .updateTable('batches')
    .set({ updatedAtMs: nowMs })
    .where('id', '=', id)
    .returning('state')
    .executeTakeFirst();
  return row?.state ?? null;
}

/**
 * How many rows of each of the batches, in the reader's regions, need a person, by phase; batches without any have zeros.
 * Rows that are done, wait or were skipped by choice are not read: `batchRows_unfinished` (migration 0017) holds only the
 * others.
 */
export async function countAttention(
  db: Queryable,
  judging: Judging,
  batchIds: readonly string[],
  limit: RegionLimit,
): Promise<Map<string, BatchAttention>> {
  const found = new Map(batchIds.map((id) => [id, noAttention()]));
  for (const chunk of chunksOf([...found.keys()])) {
    const rows = await selectOpenRows(db, judging, { ...everyRow(limit), batchIds: chunk })
      .select((eb) => ['judged.batchId', 'judged.phase', eb.fn.countAll<number | string>().as('count')])
      .groupBy(['judged.batchId', 'judged.phase'])
      .execute();
    for (const { batchId, phase, count } of rows) {
      const known = found.get(batchId);
      if (known && isAttentionReason(phase)) known[phase] = Number(count);
    }
  }
  return found;
}

/** Why each of these rows of a batch needs a person; rows that need nobody are left out. */
export async function readAttentionOf(
  db: Queryable,
  judging: Judging,
  { batchId, rowIds, limit }: { batchId: string; rowIds: readonly string[]; limit: RegionLimit },
): Promise<Map<string, AttentionReason>> {
  if (rowIds.length === 0) return new Map();
  const rows = await selectOpenRows(db, judging, { ...everyRow(limit), batchId })
    .select(['judged.id', 'judged.phase'])
    .where('judged.id', 'in', rowIds)
    .execute();
  return new Map(rows.flatMap(({ id, phase }) => (isAttentionReason(phase) ? [[id, phase]] : [])));
}

/** Ids of the rows of a batch, in the reader's regions, that need a person, for a query of `batchRows`. */
export function openRowIds(db: Queryable, judging: Judging, batchId: string, limit: RegionLimit) {
  return selectOpenRows(db, judging, { ...everyRow(limit), batchId }).select('judged.id');
}

/** For a query of `batches`: whether a row of it, in the reader's regions, needs a person. */
export function hasOpenRows(db: Queryable, judging: Judging, limit: RegionLimit): RawBuilder<boolean> {
  const ids = selectOpenRows(db, judging, everyRow(limit)).select('judged.batchId');
  return sql<boolean>`"batches"."id" in ${ids}`;
}

/** How many batches have rows in the reader's regions that need a person. */
export async function countOpenBatches(db: Queryable, judging: Judging, limit: RegionLimit): Promise<number> {
  const { count } = await selectOpenRows(db, judging, everyRow(limit))
    .select(sql<number | string>`count(distinct "judged"."batchId")`.as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
