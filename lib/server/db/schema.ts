import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type { BreakKind } from '@/lib/domain/audit';
import type { BatchState, OpsType, RowOutcome, RowReason } from '@/lib/domain/batches';
import type { Decision, DecisionCause } from '@/lib/domain/reconcile';
import type {
  AccountTable,
  AccountTables,
  GrantsTable,
  SessionTable,
  UserTable,
} from '@/lib/server/db/schema-accounts';
import type { ApprovalTables, BatchApprovalColumns } from '@/lib/server/db/schema-approvals';
import type { EventsTable, InstancesTable, SyncScopesTable } from '@/lib/server/db/schema-mirror';
import type { NoticeTables } from '@/lib/server/db/schema-notices';
import type { CalendarTables, OutcomeTables, RowOutcomeColumns } from '@/lib/server/db/schema-outcomes';
import type {
  BatchScheduleColumns,
  RowScheduleColumns,
  ScheduleTables,
} from '@/lib/server/db/schema-schedule';

/**
 * Tables of both stores (libSQL and PostgreSQL). Times are integers (epoch ms), flags are 0 or 1, JSON is text.
 * Columns that a list sorts by are never null, since the two stores order nulls differently.
 */
export type Schema = {
  events: EventsTable;
  eventHistory: {
    id: string;
    eventKey: string;
    fromStatus: string | null;
    toStatus: string;
    seenAtMs: number;
  };
  instances: InstancesTable;
  regions: { regionId: string; name: string; fetchedAtMs: number };
  syncScopes: SyncScopesTable;
  counters: { name: string; value: number };
  leases: { name: string; owner: string; fence: number; untilMs: number };
  rateBudgets: {
    name: string;
    tokens: number;
    updatedAtMs: number;
    pausedUntilMs: number;
    pauseReason: string | null;
    /** Pauses in a row since the last call that got through. */
    strikes: number;
  };
  selections: { id: string; createdBy: string; filterJson: string; rowCount: number; createdAtMs: number };
  selectionRows: { selectionId: string; eventKey: string };
  batches: BatchesTable;
  batchRows: BatchRowsTable;
  calls: CallsTable;
  rowDecisions: RowDecisionsTable;
  auditEntries: AuditEntriesTable;
  auditChecks: AuditChecksTable;
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  /** Failed sign-ins by key; `lastRequest` is the start of the counting window (epoch ms). */
  rateLimit: { id: string; key: string; count: number; lastRequest: number };
  grants: GrantsTable;
  /** Notices that somebody has read and put away. */
  noticeDismissals: { userId: string; noticeId: string; atMs: number };
  /** Mailboxes (personKey) of accounts whose e-mail has changed: all that they have had. */
  userMailboxes: { userId: string; personKey: string; sinceMs: number };
} & LaterTables;
type LaterTables = ApprovalTables &
  AccountTables &
  OutcomeTables &
  NoticeTables &
  CalendarTables &
  ScheduleTables;

export type BatchesTable = BatchColumns & BatchScheduleColumns & WithDefaults<BatchApprovalColumns>;
/** Columns that an INSERT may leave out. */
type WithDefaults<T> = { [K in keyof T]: ColumnType<T[K], T[K] | undefined, T[K]> };

type BatchColumns = {
  id: string;
  /** The short number that people say: #42, given at the first submit; negative until then (`shownNumber`). */
  number: number;
  state: BatchState;
  revision: number;
  title: string;
  note: string;
  planJson: string;
  zone: string;
  /** Idempotency key of the submit; unique. */
  requestKey: string | null;
  createdBy: string;
  createdByName: string;
  createdAtMs: number;
  updatedAtMs: number;
  submittedAtMs: number | null;
  endedAtMs: number | null;
  rowCount: number;
  /** The batch whose refused or skipped rows this one plans again. */
  retryOf: ColumnType<string | null, string | null | undefined, string | null>;
  /** Id of the newest request by which a person let rows of it go. */
  correlationId: ColumnType<string | null, string | null | undefined, string | null>;
  /** Raised by the store itself at every change of the batch, its rows, calls, approvals or comments; never set. */
  version: ColumnType<number, undefined, never>;
  /** Who stopped it by hand, when, and why; null when nobody did. */
  stoppedByName: ColumnType<string | null, string | null | undefined, string | null>;
  stoppedAtMs: ColumnType<number | null, number | null | undefined, number | null>;
  stopReason: ColumnType<string | null, string | null | undefined, string | null>;
};

export type BatchRowsTable = RowOutcomeColumns &
  RowScheduleColumns & {
    id: string;
    batchId: string;
    position: number;
    eventKey: string;
    eventId: string;
    resourceId: string;
    eventType: string;
    eventLevel: string;
    instanceName: string;
    regionId: string;
    regionName: string;
    dueAtMs: number | null;
    dueIsEstimate: number;
    localDisk: number | null;
    /** Draft only: the row's own order (JSON of RowOrder), null = as the batch. */
    overrideJson: string | null;
    /** Set at submit. */
    opsType: OpsType | null;
    planTimeMs: number | null;
    /** Null while the batch is a draft. */
    outcome: RowOutcome | null;
    reason: RowReason | null;
    code: string | null;
    message: string | null;
    requestId: string | null;
    callId: string | null;
    /** = eventKey while the row is live, else null. Unique: one live row per event over all batches. */
    liveKey: string | null;
    /** Event status when the batch was submitted, to see a change before sending. */
    statusAtSubmit: string | null;
    cloudStatus: string | null;
    cloudStatusAtMs: number | null;
    /** When the cloud's status became final. */
    finalAtMs: number | null;
    /** Not before this time (epoch ms) is a queued row sent again after a throttle or a proven non-delivery. */
    notBeforeSendMs: number;
    /** Calls with this row carry at most so many rows: halves of a refused call on the way to the row that spoils it. */
    maxCallRows: number | null;
    /** When the cloud status of an accepted or unknown row is read next (epoch ms). */
    nextFollowMs: number;
    updatedAtMs: number;
    /** Until when a queued row may leave (epoch ms), counted from when a person let it go. Null in drafts. */
    sendUntilMs: ColumnType<number | null, number | null | undefined, number | null>;
    /** From 1; raised when a person has it ordered again. */
    attempt: Generated<number>;
    /** When an unknown row's event is read next to settle it (epoch ms; NEVER_MS = not any more). */
    nextReadMs: Generated<number>;
    /** Set while reading has not settled an unknown row and a person must. */
    needsDecisionAtMs: number | null;
    decisionCause: DecisionCause | null;
    /** When a person left it unknown for good. */
    leftAtMs: number | null;
    /** JSON of Sight[]: what the readings since its last call showed. */
    sightsJson: string | null;
    /** The mirror's NotBefore and due time of the event when its last call was stored. */
    notBeforeAtSendMs: number | null;
    dueAtSendMs: number | null;
  };

/** What a person decided about one attempt of a row, with the evidence that it was decided by. */
export type RowDecisionsTable = {
  id: string;
  batchId: string;
  rowId: string;
  attempt: number;
  /** The call that was never answered. */
  callId: string | null;
  decision: Decision;
  reason: string;
  sightsJson: string | null;
  decidedBy: string;
  decidedByName: string;
  decidedAtMs: number;
};
export const NEVER_MS = 9_000_000_000_000_000;

export type CallState =
  | 'sending'
  | 'answered'
  | 'refused'
  | 'throttled'
  | 'unauthorised'
  | 'not_sent'
  | 'unknown';

/** One HTTP request of BatchEventRedeployInstance, stored before the socket opens. */
export type CallsTable = {
  id: string;
  batchId: string;
  state: CallState;
  rowCount: number;
  /** SHA-256 (hex) of the EventInfos JSON. */
  requestHash: string;
  owner: string;
  fence: number;
  leaseUntilMs: number;
  startedAtMs: number;
  endedAtMs: number | null;
  httpStatus: number | null;
  requestId: string | null;
  vendorCode: string | null;
  vendorMessage: string | null;
  /** Id of the request that let it go: the same in the log, the audit and the answer that the person got. */
  correlationId: ColumnType<string | null, string | null | undefined, string | null>;
};

export type AuditEntriesTable = {
  seq: number;
  atMs: number;
  actorId: string;
  actorName: string;
  sessionId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  beforeJson: string | null;
  afterJson: string | null;
  correlationId: string;
  /** Version of the approval policy that decided; null where none did. */
  policyVersion: number | null;
  /** `hash` of the entry before; GENESIS_HASH in the first. */
  prevHash: string;
  /** auditHash() of all the rest. */
  hash: string;
};

/** What the last check of the audit chain found; one line, named `chain`. For showing, never for proof. */
export type AuditChecksTable = {
  name: string;
  upToSeq: number;
  upToHash: string;
  atMs: number;
  brokenSeq: number | null;
  brokenKind: BreakKind | null;
  /** See ChainBreak. */
  brokenWasSeq: number | null;
};

export type Database = Kysely<Schema>;
export type Tx = Transaction<Schema>;
/** What a query needs: the database or a running transaction. */
export type Queryable = Database | Tx;
