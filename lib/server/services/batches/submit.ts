import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { SubmitBatchInput } from '@/lib/schemas/batches';
import { findHolder } from '@/lib/server/db/queries/batch-rows-plan';
import {
  type BatchRecord,
  findBatchByRequestKey,
  reviseDraft,
  setTitle,
} from '@/lib/server/db/queries/batches';
import { isUniqueViolation, retryTransaction } from '@/lib/server/db/retry-transaction';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { ringDispatchBell } from '@/lib/server/services/batches/dispatch-bell';
import { queueDraftRows } from '@/lib/server/services/batches/queue-rows';
import { untilSettled } from '@/lib/server/services/batches/until-settled';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { whyNotRevised } from '@/lib/server/services/drafts/load';
import { parseInput } from '@/lib/server/services/events/parse';

export type SubmittedBatch = { batchId: string; number: number; settled: boolean };

/** The action waits this long for the cloud's answers, so that a small batch comes back finished (ms). */
const WAIT_MS = 2_000;
const TITLE = /^\P{Cc}+$/u;

/**
 * Hands a draft over for sending: from here on its rows are live, and no other batch may hold their events.
 * The same `requestKey` with the same content gives the same batch back, however often it is asked.
 * Throws DeskError
 * `conflict` `request_key_reused` (the key came with something else), `held` (number, title, creator of the batch that
 * has an event), `already_submitted`, `row_count` (the draft has another number of rows than was confirmed) ·
 * `stale` `draft_stale` · `not_found` `draft` · `invalid_input` `batch_title`, `rows_blocked` (count by blocker).
 */
export async function submitBatch(ctx: ServiceContext, input: unknown): Promise<SubmittedBatch> {
  const actor = requirePermission(ctx, 'batches.submit');
  const request = parseInput(SubmitBatchInput, input);
  const batch = await storeSubmit(ctx, actor.id, request);
  const isHeard = ringDispatchBell();
  const settled = await untilSettled(ctx.store.db, batch.id, isHeard ? WAIT_MS : 0);
  return { batchId: batch.id, number: batch.number, settled };
}

async function storeSubmit(
  ctx: ServiceContext,
  actorId: string,
  request: SubmitBatchInput,
): Promise<BatchRecord> {
  const { db } = ctx.store;
  try {
    return await retryTransaction(db, (tx) => submitIn(tx, ctx, actorId, request));
  } catch (error) {
    // Another batch took an event, or the key, while this transaction ran.
    if (isUniqueViolation(error, 'batchRows', 'liveKey')) throw await heldError(db, request.draftId, error);
    if (!isUniqueViolation(error, 'batches', 'requestKey')) throw error;
    throw new DeskError('conflict', 'request_key_reused', {}, error);
  }
}

async function submitIn(
  tx: Tx,
  ctx: ServiceContext,
  actorId: string,
  request: SubmitBatchInput,
): Promise<BatchRecord> {
  const repeated = await findRepeated(tx, actorId, request);
  if (repeated) return repeated;
  const nowMs = ctx.now();
  const draft = { id: request.draftId, createdBy: actorId, revision: request.expectedRevision };
  const batch = await reviseDraft(tx, draft, {
    state: 'sending',
    requestKey: request.requestKey,
    submittedAtMs: nowMs,
    updatedAtMs: nowMs,
  });
  // The twin of a double click may have committed while this statement waited for it.
  if (!batch) {
    const twin = await findRepeated(tx, actorId, request);
    if (twin) return twin;
    throw await whyNotRevised(tx, request.draftId, actorId);
  }
  const title = batch.title.trim();
  if (!TITLE.test(title)) throw new DeskError('invalid_input', 'batch_title');
  if (title !== batch.title) await setTitle(tx, batch.id, title);
  const queued = await queueDraftRows(tx, batch, request.rowCount, nowMs);
  await recordAudit(tx, ctx, {
    action: 'batch.submit',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: 'draft' },
    after: { state: 'sending', number: batch.number, title, ...queued },
  });
  return batch;
}

/** The batch that this very request has made before. Throws when the key came with other content. */
async function findRepeated(
  db: Queryable,
  actorId: string,
  request: SubmitBatchInput,
): Promise<BatchRecord | null> {
  const batch = await findBatchByRequestKey(db, request.requestKey);
  if (!batch) return null;
  // The revision of a batch does not change after the submit.
  const isSame =
    batch.createdBy === actorId &&
    batch.id === request.draftId &&
    batch.rowCount === request.rowCount &&
    batch.revision === request.expectedRevision + 1;
  if (!isSame) throw new DeskError('conflict', 'request_key_reused');
  return batch;
}

async function heldError(db: Queryable, draftId: string, cause: unknown): Promise<DeskError> {
  const holder = await findHolder(db, draftId);
  // It may be over already when we ask: then trying again helps.
  if (!holder) return new DeskError('conflict', 'held_before', {}, cause);
  const { number, title, createdByName, count } = holder;
  return new DeskError('conflict', 'held', { number, title, createdBy: createdByName, count }, cause);
}
