import { z } from 'zod';
import { BATCH_STATES, ROW_OUTCOMES } from '@/lib/domain/batches';
import { SCORES } from '@/lib/domain/box-score';
import {
  MAX_BATCH_ROWS,
  MAX_DECIDED_ROWS,
  MAX_DECISION_REASON_LENGTH,
  MAX_NOTE_LENGTH,
  MAX_PAGE_ROWS,
  MAX_TITLE_LENGTH,
  PAGE_ROWS,
} from '@/lib/domain/limits';
import { DECISIONS } from '@/lib/domain/reconcile';
import { id, StepUpInput, stepUp, typed, words } from '@/lib/schemas/atoms';

const MAX_BULK = 100;

/** The exact plan that was looked at: from BatchDetail. Anything else by now is `stale` `plan_changed`. */
const exactPlan = {
  batchId: id,
  revision: z.number().int().min(1),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
};

/** Input of submitBatch. `requestKey` makes a repeated click the same batch; `rowCount` is the number that the person confirmed. */
export const SubmitBatchInput = z.strictObject({
  draftId: id,
  expectedRevision: z.number().int().min(1),
  rowCount: z.number().int().min(1).max(MAX_BATCH_ROWS),
  requestKey: z.uuid(),
  /** The password again, where more than 50 rows are sent without approval. */
  stepUp: z.strictObject({ password: z.string().max(1_000) }).optional(),
});

/** Input of requestApproval: as for the submit. */
export const RequestApprovalInput = SubmitBatchInput;
export type RequestApprovalInput = SubmitBatchInput;

export const ApproveInput = z.strictObject({ ...exactPlan, comment: words.optional(), stepUp });
export type ApproveInput = z.infer<typeof ApproveInput>;

export const RejectInput = z.strictObject({ ...exactPlan, comment: words });
export type RejectInput = z.infer<typeof RejectInput>;

/** All or none; their rows, together with those of the day before, decide whether the password is asked for. */
export const BulkApproveInput = z.strictObject({
  plans: z.array(z.strictObject(exactPlan)).min(1).max(MAX_BULK),
  comment: words.optional(),
  stepUp,
});
export type BulkApproveInput = z.infer<typeof BulkApproveInput>;

export const WithdrawInput = z.strictObject({ batchId: id, comment: words.optional() });

/** Takes a request back to a draft of the same number, to change it. */
export const ReviseInput = z.strictObject({ batchId: id, expectedRevision: z.number().int().min(1) });

/** A new draft of the rows that can still be planned. */
export const ReplanInput = z.strictObject({ batchId: id });

export const LookInput = z.strictObject({ batchId: id, revision: z.number().int().min(1) });

/** `rowId` null: about the whole batch. */
export const CommentInput = z.strictObject({ batchId: id, rowId: id.nullable().default(null), text: words });

const emergency = {
  reason: words,
  incidentUrl: z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .refine((text) => !/[\s\p{Cc}@]/u.test(text), 'holds characters that no link needs'),
};

export const BreakGlassInput = z.strictObject({ ...exactPlan, ...emergency, stepUp });
export type BreakGlassInput = z.infer<typeof BreakGlassInput>;

/** Input of sendEmergency: a draft is submitted and sent at once, past the schedule and without approval. */
export const SendEmergencyInput = z.strictObject({ ...SubmitBatchInput.shape, ...emergency });
export type SendEmergencyInput = z.infer<typeof SendEmergencyInput>;

export const REVIEW_VERDICTS = ['justified', 'not_justified'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

export const ReviewInput = z.strictObject({ batchId: id, verdict: z.enum(REVIEW_VERDICTS), comment: words });

export const APPROVAL_TABS = ['needs', 'mine', 'decided'] as const;
export type ApprovalTab = (typeof APPROVAL_TABS)[number];

export const InboxInput = z.strictObject({
  tab: z.enum(APPROVAL_TABS).default('needs'),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable()
    .default(null),
  limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(50),
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

export const BatchCallsInput = z.strictObject({
  batchId: id,
  page: z.number().int().min(0).max(MAX_BATCH_ROWS).default(0),
});

/** Input of retryRefused and planFailedAgain; without a title, that of the batch stays. */
export const RetryInput = z.strictObject({ batchId: id, title: typed(MAX_TITLE_LENGTH).optional() });

/** Input of stopBatch. */
export const StopBatchInput = z.strictObject({
  batchId: id,
  reason: typed(MAX_NOTE_LENGTH)
    .transform((text) => text.trim())
    .default(''),
});

/** Input of decideRows. The reason is kept in the audit log. */
export const DecideRowsInput = z.strictObject({
  rowIds: z.array(id).min(1).max(MAX_DECIDED_ROWS),
  decision: z.enum(DECISIONS),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(MAX_DECISION_REASON_LENGTH)
    .refine((text) => !text.includes('\0'), 'holds NUL'),
  /** Ordering many rows again asks for the password. */
  stepUp: StepUpInput.optional(),
});
export type DecideRowsInput = z.input<typeof DecideRowsInput>;
