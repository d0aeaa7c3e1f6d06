import { z } from 'zod';
import type { AttentionReason, BatchAttention } from '@/lib/domain/batch-attention';
import {
  BATCH_STATES,
  type BatchState,
  type OpsType,
  ROW_OUTCOMES,
  type RowOrder,
  type RowOutcome,
  type RowReason,
  type StopCause,
} from '@/lib/domain/batches';
import { type BoxScore, SCORES } from '@/lib/domain/box-score';
import {
  MAX_BATCH_ROWS,
  MAX_NOTE_LENGTH,
  MAX_PAGE_ROWS,
  MAX_TITLE_LENGTH,
  PAGE_ROWS,
} from '@/lib/domain/limits';
import type { DraftPlan } from '@/lib/domain/plan';
import type { DecisionCause, Sight } from '@/lib/domain/reconcile';
import type { BatchApprovalPart } from '@/lib/schemas/approvals';
import type { RowDecision } from '@/lib/schemas/decisions';
import { type HeldBy, SelectionInput } from '@/lib/schemas/events';

const epochMs = z.number().int().min(0).max(8_640_000_000_000_000);
/** Ids of ours: nothing that a store would choke on. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Texts of a draft are kept as typed; only NUL is refused, which PostgreSQL cannot hold. */
const typed = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => !text.includes('\0'), 'holds NUL');

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

/** Input of saveDraft: only what changed. `expectedRevision` refuses to overwrite another tab's work (`stale`). */
export const SaveDraftInput = z.strictObject({
  draftId: id,
  expectedRevision: z.number().int().min(1),
  title: typed(MAX_TITLE_LENGTH).optional(),
  note: typed(MAX_NOTE_LENGTH).optional(),
  plan: DraftPlanSchema.optional(),
  /** Row id → its own order, or null to follow the batch again. */
  overrides: z.record(id, RowOrderSchema.nullable()).optional(),
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

/** Input of submitBatch. `requestKey` makes a repeated click the same batch; `rowCount` is the number that the person confirmed. */
export const SubmitBatchInput = z.strictObject({
  draftId: id,
  expectedRevision: z.number().int().min(1),
  rowCount: z.number().int().min(1).max(MAX_BATCH_ROWS),
  requestKey: z.uuid(),
  /** The password again, where more than 50 rows are sent without approval. */
  stepUp: z.strictObject({ password: z.string().max(1_000) }).optional(),
});
export type SubmitBatchInput = z.infer<typeof SubmitBatchInput>;

export const BatchIdInput = z.strictObject({ batchId: id });

/** Longest search of the list (characters). */
export const MAX_BATCH_SEARCH = 200;
/** `first`: the latest first time on top, so that what is still to come precedes what was. `attention`: what needs a person on top. */
export const BATCH_SORTS = ['newest', 'oldest', 'first', 'attention'] as const;
export type BatchSort = (typeof BATCH_SORTS)[number];
const ROWS_ATTENTION_OF_LIST = ['all', 'open'] as const;

/** Input of listBatches. The cursor says where the page before ended: `VALUE_NUMBER` of the sort, or a number alone. */
export const BatchListInput = z.strictObject({
  /** One state or several; null or none: all. */
  state: z
    .union([z.enum(BATCH_STATES).transform((one) => [one]), z.array(z.enum(BATCH_STATES)).max(20)])
    .nullable()
    .default(null)
    .transform((states) => states ?? []),
  /** A number, or a part of a title, a requester, an instance's id or name, or an event's id; a shortened id too. */
  q: z.string().trim().max(MAX_BATCH_SEARCH).default(''),
  /** `open`: only batches with rows that need a person. */
  attention: z.enum(ROWS_ATTENTION_OF_LIST).default('all'),
  sort: z.enum(BATCH_SORTS).default('newest'),
  cursor: z
    .string()
    .regex(/^(\d{1,16}_)?\d{1,15}$/)
    .nullable()
    .default(null),
  limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(PAGE_ROWS),
});

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
};

export type BatchRow = {
  id: string;
  eventId: string;
  resourceId: string;
  instanceName: string;
  regionId: string;
  regionName: string;
  opsType: OpsType;
  planTimeMs: number | null;
  outcome: RowOutcome;
  reason: RowReason | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
  cloudStatus: string | null;
  cloudStatusAtMs: number | null;
  dueAtMs: number | null;
  localDisk: boolean | null;
  /** The call that carried it last. */
  callId: string | null;
  attempt: number;
  statusBefore: string | null;
  /** Set while reading has not settled an unknown row and a person must decide. */
  needsDecisionAtMs: number | null;
  decisionCause: DecisionCause | null;
  leftAtMs: number | null;
  /** What the readings since its last call showed; empty unless that call was never answered. */
  sights: Sight[];
};

export type BatchCall = {
  id: string;
  state: string;
  rowCount: number;
  startedAtMs: number;
  endedAtMs: number | null;
  httpStatus: number | null;
  requestId: string | null;
  vendorCode: string | null;
  vendorMessage: string | null;
};

export type OutcomeCounts = Record<RowOutcome, number>;

export type BatchSummary = {
  id: string;
  /** A draft that was never submitted has none: it stands in no list, and its page is the plan. */
  number: number;
  state: BatchState;
  revision: number;
  title: string;
  createdBy: string;
  createdByName: string;
  createdAtMs: number;
  submittedAtMs: number | null;
  endedAtMs: number | null;
  /** In the reader's regions; all counts are of these. */
  rowCount: number;
  /** Beyond them: a number, and nothing else of those rows. */
  rowsElsewhere: number;
  counts: OutcomeCounts;
  /** Sent without approval by somebody who may break the glass: a mark for ever. */
  glassBroken: boolean;
  /** Why the desk itself stopped sending it, or rows of it; null when it did not, or it goes on. */
  stopCause: StopCause | null;
  /** When the request runs out (epoch ms); null when none waits. */
  expiresAtMs: number | null;
};

/** Rows that an approval lets go, in one region and one part of the time; without times: they start immediately. */
export type PlanSlice = {
  regionId: string;
  regionName: string;
  rows: number;
  firstMs: number | null;
  lastMs: number | null;
  localDisk: number;
  /** Of which it is not known whether they have a local disk. */
  diskUnknown: number;
  /** Ordered for a time after the cloud acts by itself, and the first time at which it does (epoch ms). */
  cloudFirst: number;
  cloudFirstMs: number | null;
};

/** GET /api/batches/ID/version: what a page polls; as long for 10,000 rows as for one. */
export type BatchVersion = { version: number; state: BatchState };

/** GET /api/batches/ID/head: everything of a batch but its rows and calls. */
export type BatchHead = BatchSummary &
  BatchApprovalPart & {
    /** Raised at every change of anything in it. */
    version: number;
    note: string;
    zone: string;
    attention: BatchAttention;
    /** Every row by its phase, or why it has none; before anything is sent all are queued. */
    box: BoxScore;
    /** Rows that the cloud has finished well. */
    doneInCloud: number;
    /** Rows that were held up until their time to leave was over. */
    tooLate: number;
    callCount: number;
    regions: { regionId: string; regionName: string; count: number }[];
    /** What an approval lets go; empty unless it waits for approval. */
    slices: PlanSlice[];
    /** Who stopped it, when, and why; null when no person did. */
    stopped: { byName: string; atMs: number; reason: string } | null;
    /** The batch whose refused or skipped rows this one orders again. */
    retryOf: { id: string; number: number } | null;
    /** Why sending waits, if it does (throttled until …, no connection, no permission). */
    waiting: { reason: RowReason; untilMs: number | null } | null;
    serverNowMs: number;
  };

/** The same of any batch: a draft has no number until it is first submitted. */
export type HeadAnswer = BatchHead | (Omit<BatchHead, 'number' | 'state'> & { state: 'draft'; number: null });

/** A row on the page of its batch: also what is known of its event now, and why it needs a person. */
export type ShownRow = BatchRow & {
  attention: AttentionReason | null;
  eventLevel: string;
  eventReason: string;
  dueIsEstimate: boolean;
  /** When the cloud no longer listed its event (epoch ms). */
  goneAtMs: number | null;
  /** The status of its event in the mirror now; null when it is not mirrored any more. */
  eventStatusNow: string | null;
  /** Null when they are not known. */
  disks: { local: number; cloud: number } | null;
};

export const ROWS_ATTENTION = ['all', 'open', 'decide'] as const;
export const ROWS_ORDERS = ['position', 'risk'] as const;

/** Input of listBatchRows. Pages count from 0. */
export const BatchRowsInput = z.strictObject({
  batchId: id,
  outcomes: z.array(z.enum(ROW_OUTCOMES)).max(ROW_OUTCOMES.length).default([]),
  scores: z.array(z.enum(SCORES)).max(SCORES.length).default([]),
  regionIds: z.array(z.string().min(1).max(200)).max(500).default([]),
  attention: z.enum(ROWS_ATTENTION).default('all'),
  order: z.enum(ROWS_ORDERS).default('position'),
  page: z.number().int().min(0).max(MAX_BATCH_ROWS).default(0),
  limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(PAGE_ROWS),
});

/** GET /api/batches/ID/rows; of rows that wait for a decision also the calls and decisions that they are about. */
export type BatchRowsPage = {
  /** Of the batch, as it was when they were read. */
  version: number;
  rows: ShownRow[];
  total: number;
  calls: BatchCall[];
  decisions: RowDecision[];
};

export const BatchCallsInput = z.strictObject({
  batchId: id,
  page: z.number().int().min(0).max(MAX_BATCH_ROWS).default(0),
});
/** GET /api/batches/ID/calls, newest first. */
export type BatchCallsPage = { version: number; calls: BatchCall[]; total: number };

/** GET /api/batches/ID/names: for whoever chooses a row to write about. */
export type BatchRowNames = { rows: { id: string; name: string; regionId: string; regionName: string }[] };

/** Input of retryRefused and planFailedAgain; without a title, that of the batch stays. */
export const RetryInput = z.strictObject({ batchId: id, title: typed(MAX_TITLE_LENGTH).optional() });

export const LEFT_OUT_REASONS = ['unknown', 'vanished', 'retried', 'closed', 'held'] as const;
/** Rows that were left out: without an answer yet, not listed any more, ordered again already, no longer redeployable, in another batch. */
export type LeftOut = Record<(typeof LEFT_OUT_REASONS)[number], number>;
/** What planFailedAgain gives back. */
export type PlannedAgain = { draftId: string; rowCount: number; leftOut: LeftOut };

/** Input of stopBatch. */
export const StopBatchInput = z.strictObject({
  batchId: id,
  reason: typed(MAX_NOTE_LENGTH)
    .transform((text) => text.trim())
    .default(''),
});

/** GET /api/batches/ID. */
export type BatchDetail = HeadAnswer & {
  rows: BatchRow[];
  calls: BatchCall[];
  /** What people decided about rows without an answer, oldest first. */
  decisions: RowDecision[];
};

/** A batch in the list, with its rows that need a person. */
export type BatchListItem = BatchSummary & {
  attention: BatchAttention;
  /** The earliest plan time of its rows (epoch ms); null when all are immediate, and for a draft. */
  firstMs: number | null;
  /** Its immediate rows. */
  immediate: number;
};

export type BatchesPage = { rows: BatchListItem[]; nextCursor: string | null; total: number };
