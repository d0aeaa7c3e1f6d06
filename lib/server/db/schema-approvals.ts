import type { StopCause } from '@/lib/domain/batches';
import type { ReviewVerdict } from '@/lib/schemas/batch-inputs';

/** Columns of `batches` about approval; null or 0 while it is a draft. */
export type BatchApprovalColumns = {
  /** SHA-256 (hex) of the canonical plan that was submitted or requested. Nothing is sent when the rows say another. */
  planHash: string | null;
  /** By which version of canonicalPlan(); means nothing without a hash. */
  planHashVersion: number;
  /** Where it was to be sent, for the sentence when that has changed: what counts is in the hash. Null below version 2. */
  planEndpoint: string | null;
  planAccount: string | null;
  /** The most approvals that a policy asked for: at the request, at a decision, or when the sending stopped for more. */
  neededApprovals: number;
  /** JSON of the PolicyReason[] of that number, and of the PolicyFacts at the request. */
  reasonsJson: string | null;
  factsJson: string | null;
  policyVersion: number | null;
  /** Who submitted or requested it, and when: the rows of the day before count together. */
  requestedBy: string | null;
  requestedAtMs: number | null;
  expiresAtMs: number | null;
  /** 1 when approval was asked for at least once, also after it went back to a draft: then others may see it. */
  wasRequested: number;
  /** When its first row goes, immediate ones at the submit (epoch ms); 0 before the first. The list is sorted by it. */
  firstMs: number;
  /** 1 when it was sent without approval. */
  glassBroken: number;
  /** Why the desk itself sends no more of it; null again when it goes on. */
  stopCause: StopCause | null;
};

export type ApprovalTables = {
  /** Every policy that was ever in force; the highest version is. */
  policies: {
    version: number;
    policyJson: string;
    savedBy: string;
    savedByName: string;
    savedAtMs: number;
  };
  approvals: ApprovalsTable;
  /** Who created, edited or submitted a batch: they never approve it. */
  batchPeople: { batchId: string; userId: string; part: 'created' | 'edited' | 'submitted'; atMs: number };
  /** The plans as they were submitted, for the difference between revisions. */
  batchPlans: {
    batchId: string;
    revision: number;
    planHash: string;
    planHashVersion: number;
    rowsJson: string;
    atMs: number;
  };
  /** The revision of a batch that somebody has seen last. */
  batchLooks: { batchId: string; userId: string; revision: number; atMs: number };
  batchComments: {
    id: string;
    batchId: string;
    rowId: string | null;
    revision: number;
    userId: string;
    userName: string;
    text: string;
    atMs: number;
  };
  glassBreaks: GlassBreaksTable;
};

export type ApprovalsTable = {
  id: string;
  batchId: string;
  revision: number;
  planHash: string;
  userId: string;
  /** personKey(): unique for batch and revision, so that nobody counts twice, whatever accounts they have. */
  personKey: string;
  userName: string;
  decision: 'approve' | 'reject';
  comment: string | null;
  atMs: number;
  /** When an edit took its worth away. */
  voidedAtMs: number | null;
};

/** A batch that was sent without approval, and the review of that. */
export type GlassBreaksTable = {
  batchId: string;
  planHash: string;
  userId: string;
  personKey: string;
  userName: string;
  reason: string;
  incidentUrl: string;
  atMs: number;
  reviewDueMs: number;
  reviewedAtMs: number | null;
  reviewedBy: string | null;
  reviewedByName: string | null;
  verdict: ReviewVerdict | null;
  reviewComment: string | null;
};
