import { z } from 'zod';
import type { NotCounted } from '@/lib/domain/approval-count';
import {
  type ApprovalCount,
  type ApprovalPolicy,
  MAX_EXPIRY_HOURS,
  MAX_POLICY_RULES,
  type PolicyFacts,
  type PolicyReason,
} from '@/lib/domain/approval-policy';
import type { BatchAction, BatchRefusal } from '@/lib/domain/batch-states';
import { MAX_BATCH_ROWS, MAX_NOTE_LENGTH, MAX_PAGE_ROWS } from '@/lib/domain/limits';
import type { PlanDiff } from '@/lib/domain/plan-diff';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import { type BatchSummary, SubmitBatchInput } from '@/lib/schemas/batches';
import { PolicyRuleSchema } from '@/lib/schemas/policy-facts';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const MAX_BULK = 100;
/** A text that a person writes: not empty, no NUL, which PostgreSQL cannot hold. */
const words = z
  .string()
  .trim()
  .min(1)
  .max(MAX_NOTE_LENGTH)
  .refine((text) => !text.includes('\0'), 'holds NUL');

/** The password again, for acts that ask for it (`forbidden` `step_up` says so, `forbidden` `password_wrong` that it was wrong). */
export const StepUpInput = z.strictObject({ password: z.string().max(1_000) });
export type StepUpInput = z.infer<typeof StepUpInput>;
const stepUp = StepUpInput.optional();

/** The exact plan that was looked at: from BatchDetail. Anything else by now is `stale` `plan_changed`. */
const exactPlan = {
  batchId: id,
  revision: z.number().int().min(1),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
};

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

export const BreakGlassInput = z.strictObject({
  ...exactPlan,
  reason: words,
  incidentUrl: z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .refine((text) => !/[\s\p{Cc}@]/u.test(text), 'holds characters that no link needs'),
  stepUp,
});
export type BreakGlassInput = z.infer<typeof BreakGlassInput>;

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

export const PolicySchema: z.ZodType<ApprovalPolicy> = z.strictObject({
  rules: z.array(PolicyRuleSchema).max(MAX_POLICY_RULES),
  expiryHours: z.number().int().min(1).max(MAX_EXPIRY_HOURS),
  workingHours: z.strictObject({
    zone: z.string().min(1).max(64),
    days: z.array(z.number().int().min(1).max(7)).max(7),
    fromMinute: z.number().int().min(0).max(1_439),
    toMinute: z.number().int().min(0).max(1_440),
  }),
  stepUpRows: z.number().int().min(0).max(MAX_BATCH_ROWS).nullable(),
});
/** Input of savePolicy; `expectedVersion` refuses to overwrite another admin's change (`stale` `policy_stale`). */
export const SavePolicyInput = z.strictObject({
  expectedVersion: z.number().int().min(0),
  policy: PolicySchema,
  stepUp,
});
export type SavePolicyInput = z.infer<typeof SavePolicyInput>;

/** GET /api/policy. Version 0: nobody has saved one, the default holds. */
export type PolicyView = {
  version: number;
  policy: ApprovalPolicy;
  savedByName: string | null;
  savedAtMs: number | null;
  /** Whether the viewer may change it. */
  canEdit: boolean;
  /** From when they may (epoch ms), while their own role waits; else null. */
  waitsUntilMs: number | null;
};

/** One policy that held. */
export type PolicyVersion = {
  version: number;
  policy: ApprovalPolicy;
  savedAtMs: number;
  /** Null: the server itself, at its first start. */
  savedByName: string | null;
};

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
};

/** What requestApproval, approve, reject, withdraw… give back. */
export type DecidedBatch = { batchId: string; number: number; state: BatchSummary['state'] };

/** Queued rows that are ordered for later than an approval counts. */
export type Lapse = {
  /** When it stops counting (epoch ms). */
  untilMs: number;
  rows: number;
  /** The last time that is ordered (epoch ms). */
  lastMs: number;
};

export type BatchApproval = {
  id: string;
  revision: number;
  /** Which request it was about, from 1. */
  request: number;
  userId: string;
  userName: string;
  /** Null for people whom the store does not know any more. */
  userEmail: string | null;
  decision: 'approve' | 'reject';
  comment: string | null;
  atMs: number;
  /** Whether it counts for the batch as it is now. */
  counts: boolean;
  /** Why it does not: the plan was changed, the person was disabled or lost the right, or signed in too long ago. */
  notCounted: NotCounted | null;
  /**
   * Until when it counts (epoch ms), unless the person signs in at the identity provider again. Null: without end, as for
   * people with a password here, and for what has been sent or given up.
   */
  countsUntilMs: number | null;
};

export type BatchComment = {
  id: string;
  /** Null: about the whole batch. */
  rowId: string | null;
  /** Name or id of the row's instance. */
  instance: string | null;
  userId: string;
  userName: string;
  userEmail: string | null;
  text: string;
  atMs: number;
  revision: number;
};

/** What else is planned in one region within one hour (UTC) in which this batch has rows. */
export type SameHour = {
  regionId: string;
  regionName: string;
  /** Start of the hour (epoch ms). Rows that go at once count with the hour of now. */
  hourMs: number;
  rowsHere: number;
  others: { batchId: string; number: number; title: string; state: BatchSummary['state']; rows: number }[];
};

export type BreakGlassMark = {
  reason: string;
  incidentUrl: string;
  userId: string;
  userName: string;
  atMs: number;
  /** Another person must close the review until then (epoch ms). */
  reviewDueMs: number;
  review: { userName: string; verdict: ReviewVerdict; comment: string; atMs: number } | null;
};

/** The approval side of BatchDetail. */
export type BatchApprovalPart = {
  /** Of whom made the batch. */
  createdByEmail: string | null;
  approvals: BatchApproval[];
  /** Approvals needed: what was asked for at the request, or what the policy asks now if that is more. */
  needed: ApprovalCount;
  /** How many approvals count now. */
  approved: number;
  reasons: PolicyReason[];
  facts: PolicyFacts | null;
  policyVersion: number | null;
  /** SHA-256 (hex) of the exact plan; null while it is a draft. Goes into approve and reject. */
  planHash: string | null;
  /** Where it was to be sent, when it is void because this server now sends elsewhere. */
  lostTarget: PlanTarget | null;
  requestedAtMs: number | null;
  expiresAtMs: number | null;
  /** Until when an approval that the viewer gives now counts; null: without end. */
  mineCountsUntilMs: number | null;
  /** What the first approval to stop counting does not reach, and whose it is; null: nothing. */
  lapse: (Lapse & { userName: string }) | null;
  /** The same of an approval that the viewer gives now. */
  ownLapse: Lapse | null;
  /** How often it was requested or submitted: the revision that people are told. Saves of a draft do not count. */
  request: number;
  /** Why the viewer may not do it now; null = may. */
  canDo: Record<BatchAction, BatchRefusal | null>;
  /** From when the viewer's own decisions count (epoch ms), while their role waits to be confirmed; else null. */
  countsFromMs: number | null;
  /** The same for the right to send without approval. */
  breakGlassFromMs: number | null;
  /**
   * Approving or breaking the glass asks for the password; so does ordering more rows again than `freeRows` (null = any
   * number is free).
   */
  stepUp: { approve: boolean; breakGlass: boolean; freeRows: number | null };
  /** The newest ones, oldest of them first; all of them are read apart. */
  comments: BatchComment[];
  commentCount: number;
  sameHour: SameHour[];
  breakGlass: BreakGlassMark | null;
  /** The revision that the viewer has seen or decided about; null when they never looked. */
  seenRevision: number | null;
  /** What changed since that revision; null when nothing did, and for those who made the change. */
  diff: (PlanDiff & { fromRevision: number; fromRequest: number }) | null;
};

/** GET /api/batches/ID/comments */
export type BatchComments = { rows: BatchComment[] };

/** One line of the inbox. */
export type ApprovalCard = BatchSummary & {
  createdByEmail: string | null;
  note: string;
  zone: string;
  planHash: string | null;
  needed: ApprovalCount;
  approved: number;
  reasons: PolicyReason[];
  facts: PolicyFacts | null;
  requestedAtMs: number | null;
  expiresAtMs: number | null;
  regions: { regionId: string; regionName: string; rows: number }[];
  /** Rows that are ordered for a time after the cloud acts by itself. */
  cloudFirst: number;
  /** First and last ordered time (epoch ms); null when all rows go at once. */
  firstMs: number | null;
  lastMs: number | null;
  /** When an approval that counts now stops counting, though rows are ordered for later (epoch ms); null: none does. */
  lapsesAtMs: number | null;
  whyNotApprove: BatchRefusal | null;
  /** Approving it asks for the password. */
  stepUp: boolean;
  /** It would ask also on a day on which the viewer let nothing else go. */
  isLarge: boolean;
  /** It waits with other rows or times than the viewer has seen. */
  changedSinceLook: boolean;
  /** The viewer's own request, which ended unsent since they last looked at it. */
  endedUnseen: boolean;
  breakGlass: (Pick<BreakGlassMark, 'reviewDueMs' | 'userName' | 'atMs'> & { open: boolean }) | null;
  /** The viewer's own decision about the batch, if any. */
  mine: BatchApproval['decision'] | null;
};

/** GET /api/approvals?tab=needs|mine|decided. `counts.needs`: what waits for the viewer; `counts.mine`: own requests that ended unsent since they looked. */
export type ApprovalInbox = {
  rows: ApprovalCard[];
  nextCursor: string | null;
  counts: { needs: number; mine: number };
  /** Approving more rows than this together asks for the password; null = never. */
  freeRows: number | null;
  /** From when the viewer's own decisions count (epoch ms), while their role waits to be confirmed; else null. */
  countsFromMs: number | null;
  serverNowMs: number;
};
