import { z } from 'zod';
import type { ApprovalCount, PolicyFacts, PolicyReason } from '@/lib/domain/approval-policy';
import type { RowOrder } from '@/lib/domain/batches';
import { MAX_BATCH_ROWS, MAX_NOTE_LENGTH, MAX_TITLE_LENGTH } from '@/lib/domain/limits';
import type { DiffRow, DraftPlan } from '@/lib/domain/plan';
import {
  EXCEPTION_KINDS,
  MAX_EXCEPTION_RULES,
  MIN_EXCEPTION_REASON,
  type RowException,
} from '@/lib/domain/schedule/row-wait';
import { epochMs, id, typed, words } from '@/lib/schemas/atoms';
import type { BatchRow } from '@/lib/schemas/batches';
import { type HeldBy, SelectionInput } from '@/lib/schemas/events';

/** GET /api/drafts/ID/approval: what the draft as it is stored would need if it were submitted now. */
export type ApprovalPreview = {
  revision: number;
  /** 0: the button reads "Submit batch" and calls submitBatch; else "Request approval" and requestApproval. */
  needed: ApprovalCount;
  reasons: PolicyReason[];
  facts: PolicyFacts;
  policyVersion: number;
  expiresAtMs: number | null;
  /** Submitting at once would ask for the password (`stepUp` of the input). A request never does. */
  stepUp: boolean;
  /** From when (epoch ms) this person may send it without approval, past the schedule; null: never. */
  emergencyFromMs: number | null;
};

export const RowOrderSchema = z.discriminatedUnion('opsType', [
  z.strictObject({ opsType: z.literal('immediate'), planTimeMs: z.null() }),
  z.strictObject({ opsType: z.literal('scheduled'), planTimeMs: epochMs }),
]);

export const DraftPlanSchema = z.strictObject({
  when: z.enum(['immediate', 'scheduled']),
  planTimeMs: epochMs.nullable(),
  spread: z.strictObject({ fromMs: epochMs, toMs: epochMs }).nullable(),
  zone: z.string().min(1).max(64),
});

/** Input of createDraft. `zone` is the one that times will be typed in; UTC when absent or not known here. */
export const CreateDraftInput = z.strictObject({
  selection: SelectionInput,
  zone: z.string().max(64).optional(),
});
export type CreateDraftInput = z.input<typeof CreateDraftInput>;

export const DraftIdInput = z.strictObject({ draftId: id });

/** The windows and budgets that one row shall pass, each as it is now, and why. */
export const RowExceptionSchema = z.strictObject({
  reason: words.refine((text) => text.length >= MIN_EXCEPTION_REASON, 'is too short'),
  rules: z
    .array(z.strictObject({ kind: z.enum(EXCEPTION_KINDS), id, version: z.number().int().min(0) }))
    .min(1)
    .max(MAX_EXCEPTION_RULES),
});

/** Input of saveDraft: only what changed. `expectedRevision` refuses to overwrite another tab's work (`stale`). */
export const SaveDraftInput = z.strictObject({
  draftId: id,
  expectedRevision: z.number().int().min(1),
  title: typed(MAX_TITLE_LENGTH).optional(),
  note: typed(MAX_NOTE_LENGTH).optional(),
  plan: DraftPlanSchema.optional(),
  /** Row id → its own order, or null to follow the batch again. */
  overrides: z.record(id, RowOrderSchema.nullable()).optional(),
  /** Row id → what it passes and why, or null to pass nothing. */
  exceptions: z.record(id, RowExceptionSchema.nullable()).optional(),
  removeRowIds: z.array(id).max(MAX_BATCH_ROWS).optional(),
  /** Leaves out the rows in regions that are not the planner's any more, whose ids they are not told. */
  removeElsewhere: z.literal(true).optional(),
});
export type SaveDraftInput = z.infer<typeof SaveDraftInput>;

/** Input of addToDraft. `overrides`: event key → the row's own order. */
export const AddToDraftInput = z.strictObject({
  draftId: id,
  selection: SelectionInput,
  overrides: z.record(z.string().max(2_000), RowOrderSchema.nullable()).optional(),
});

/** `added`: how many of the events the draft did not hold yet; `rowCount`: how many it holds now. */
export type AddedToDraft = { draftId: string; title: string; added: number; rowCount: number };

/** One of my own open drafts, for "continue your draft". */
/** GET /api/drafts. */
export type MyDrafts = { rows: DraftSummary[] };

export type DraftSummary = { id: string; title: string; rowCount: number; savedAtMs: number };

export type DraftRow = {
  id: string;
  key: string;
  eventId: string;
  resourceId: string;
  eventType: string;
  eventLevel: string;
  /** The event's status in the mirror now. */
  eventStatus: string;
  instanceName: string;
  regionId: string;
  regionName: string;
  dueAtMs: number | null;
  dueIsEstimate: boolean;
  localDisk: boolean | null;
  override: RowOrder | null;
  /** The rules that it shall pass; null: none. */
  exception: RowException | null;
  notRedeployable: string | null;
  heldBy: HeldBy | null;
  /** What became of it in the batch that this draft retries; null in any other draft. */
  prior: Pick<BatchRow, 'outcome' | 'reason' | 'code' | 'message'> | null;
};

/** GET /api/drafts/ID: the creator's own draft. */
export type Draft = {
  id: string;
  revision: number;
  title: string;
  note: string;
  plan: DraftPlan;
  savedAtMs: number;
  rows: DraftRow[];
  /** Rows in regions that were the planner's once: with them it cannot be submitted. */
  rowsElsewhere: number;
  /** Changes when GET /api/drafts/ID/schedule may say something else of the same rows. */
  scheduleVersion: string;
};

export const LEFT_OUT_REASONS = ['unknown', 'vanished', 'retried', 'closed', 'held'] as const;

/** Rows that were left out: without an answer yet, not listed any more, ordered again already, no longer redeployable, in another batch. */
export type LeftOut = Record<(typeof LEFT_OUT_REASONS)[number], number>;

/** What planFailedAgain gives back. */
export type PlannedAgain = { draftId: string; rowCount: number; leftOut: LeftOut };

/** The rows of a plan as they were submitted. */
export const DiffRowsSchema: z.ZodType<DiffRow[]> = z.array(
  z.strictObject({
    eventKey: z.string(),
    eventId: z.string(),
    resourceId: z.string(),
    instanceName: z.string(),
    opsType: z.enum(['immediate', 'scheduled']),
    planTimeMs: z.number().int().nullable(),
  }),
);
