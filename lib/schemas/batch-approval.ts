import type { NotCounted } from '@/lib/domain/approval-count';
import type { ApprovalCount, PolicyFacts, PolicyReason } from '@/lib/domain/approval-policy';
import type { BatchAction, BatchRefusal } from '@/lib/domain/batch-states';
import type { BatchState } from '@/lib/domain/batches';
import type { PlanDiff } from '@/lib/domain/plan';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import type { ReviewVerdict } from '@/lib/schemas/batch-inputs';

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
  others: { batchId: string; number: number; title: string; state: BatchState; rows: number }[];
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
