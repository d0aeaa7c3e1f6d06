import 'server-only';
import { randomUUID } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { MAX_DRAFTS } from '@/lib/domain/limits';
import type { DraftPlan } from '@/lib/domain/plan';
import { addPerson } from '@/lib/server/db/queries/approvals';
import { insertBatchRows, type readEventsToPlan } from '@/lib/server/db/queries/batch-rows';
import { insertBatch } from '@/lib/server/db/queries/batches';
import { countDraftsOf } from '@/lib/server/db/queries/batches-page';
import { raiseCounter } from '@/lib/server/db/queries/counters';
import type { Tx } from '@/lib/server/db/schema';

export type EventToPlan = Awaited<ReturnType<typeof readEventsToPlan>>[number];

export type NewDraft = {
  creator: { id: string; name: string };
  nowMs: number;
  title: string;
  note: string;
  /** The batch that it retries. */
  retryOf?: string | undefined;
  plan: DraftPlan;
  /** In the order that the draft will have; `overrideJson`: the row's own order. */
  events: readonly (EventToPlan & { overrideJson?: string | null })[];
};

/** Stores a draft with its rows and its creator; it gets its number when it is submitted. Throws DeskError `conflict` `too_many_drafts`. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<{ draftId: string }> {
  const { creator, nowMs, plan, events } = draft;
  if ((await countDraftsOf(tx, creator.id)) >= MAX_DRAFTS) {
    throw new DeskError('conflict', 'too_many_drafts', { max: MAX_DRAFTS });
  }
  const draftId = randomUUID();
  await insertBatch(tx, {
    id: draftId,
    number: -(await raiseCounter(tx, 'draft')),
    state: 'draft',
    revision: 1,
    title: draft.title,
    note: draft.note,
    planJson: JSON.stringify(plan),
    zone: plan.zone,
    createdBy: creator.id,
    createdByName: creator.name,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    rowCount: events.length,
    retryOf: draft.retryOf ?? null,
  });
  await addPerson(tx, { batchId: draftId, userId: creator.id, part: 'created', atMs: nowMs });
  const rows = events.map(({ key, dueSortMs: _, ...copied }, position) => ({
    ...copied,
    id: randomUUID(),
    batchId: draftId,
    position,
    eventKey: key,
    notBeforeSendMs: 0,
    nextFollowMs: 0,
    updatedAtMs: nowMs,
  }));
  await insertBatchRows(tx, rows);
  return { draftId };
}
