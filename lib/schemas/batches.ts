import type { ApprovalCount, PolicyFacts, PolicyReason } from '@/lib/domain/approval-policy';
import type { AttentionReason, BatchAttention } from '@/lib/domain/batch-progress';
import type { BatchRefusal } from '@/lib/domain/batch-states';
import type { BatchState, OpsType, RowOutcome, RowReason, StopCause } from '@/lib/domain/batches';
import type { BoxScore } from '@/lib/domain/box-score';
import type { Decision, DecisionCause, Sight } from '@/lib/domain/reconcile';
import type { RefusalAt } from '@/lib/domain/row-gate';
import type { Delivery } from '@/lib/domain/schedule/delivery';
import type { RuleVerdict } from '@/lib/domain/schedule/plan-verdict';
import type { ExceptionKind, RowWait } from '@/lib/domain/schedule/row-wait';
import type { BatchApproval, BatchApprovalPart, BreakGlassMark } from '@/lib/schemas/batch-approval';

/** What requestApproval, approve, reject, withdraw… give back. */
export type DecidedBatch = { batchId: string; number: number; state: BatchState };

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

export type BatchRow = {
  id: string;
  eventId: string;
  resourceId: string;
  instanceName: string;
  regionId: string;
  regionName: string;
  opsType: OpsType;
  planTimeMs: number | null;
  /** How it goes: at once, held here, or handed to the cloud with its time. */
  delivery: Delivery;
  /** The approved span of a row that is held here (epoch ms). */
  earliestMs: number | null;
  latestMs: number | null;
  waveNo: number | null;
  /** Why a queued row waits, and until when at least (epoch ms); null: it does not, or nobody knows. */
  waitReason: RowReason | null;
  waitUntilMs: number | null;
  /** The rule or budget that it waits for. */
  wait: RowWait | null;
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

/** Rows of a plan that pass one rule for one reason. */
export type ExceptionGroup = {
  kind: ExceptionKind;
  ruleId: string;
  /** '' when the rule is gone. */
  ruleName: string;
  /** The rule is another one by now: the exception passes it no more. */
  isStale: boolean;
  reason: string;
  rows: number;
  /** Names or ids of some of the instances. */
  instances: string[];
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
    /** Windows and budgets that rows pass, by rule and reason; approvers read them first. */
    exceptions: ExceptionGroup[];
    /** Rules that keep more rows back now than at the request; empty unless it waits for approval. */
    scheduleChanges: RuleVerdict[];
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

/** GET /api/batches/ID/rows; of rows that wait for a decision also the calls and decisions that they are about. */
export type BatchRowsPage = {
  /** Of the batch, as it was when they were read. */
  version: number;
  rows: ShownRow[];
  total: number;
  calls: BatchCall[];
  decisions: RowDecision[];
};

/** GET /api/batches/ID/calls, newest first. */
export type BatchCallsPage = { version: number; calls: BatchCall[]; total: number };

/** GET /api/batches/ID/names: for whoever chooses a row to write about. */
export type BatchRowNames = { rows: { id: string; name: string; regionId: string; regionName: string }[] };

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

/**
 * What became of the rows of one decision; refused ones still wait. `event_moved`: the event is not as it was before, so
 * the first order may have been taken.
 */
export type DecidedRows = {
  resent: string[];
  left: string[];
  refused: { rowId: string; why: RefusalAt<'resend'> }[];
};

/** One decision about a row, newest last. */
export type RowDecision = {
  rowId: string;
  attempt: number;
  callId: string | null;
  decision: Decision;
  reason: string;
  decidedByName: string;
  decidedAtMs: number;
};
