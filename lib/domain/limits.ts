/**
 * Every limit that the vendor does not document, or that we chose, in one place.
 * `[DOC]` a vendor page, `[inferred]` ours.
 */

/** Rows of one BatchEventRedeployInstance call. [inferred] No maximum is documented; 20 scheduled rows are 3.7 KB of URL. */
export const DEFAULT_CALL_ROWS = 20;
/** Bytes of the encoded EventInfos of one call. [inferred] Stays below the common 8 KB URL limit. */
export const MAX_CALL_URL_BYTES = 8_000;
/** Rows of one batch. [inferred] Ours: keeps one plan reviewable by people. */
export const MAX_BATCH_ROWS = 10_000;
/** A selection of more rows than this travels as a frozen filter, never as a list of ids. */
export const MAX_LISTED_SELECTION = 500;
/** PlanTime must be at least this far ahead, at submit and again at send (ms). [inferred] */
export const MIN_PLAN_LEAD_MS = 60_000;
/** PlanTime further ahead than this is refused (ms; 365 days). [inferred] The vendor documents no upper bound. */
export const MAX_PLAN_AHEAD_MS = 365 * 86_400_000;
/** Without NotBefore, a SystemFailure.Redeploy is due this long after PublishTime (ms). [DOC] ens-system-event-summary: "in five days". */
export const DUE_AFTER_PUBLISH_MS = 5 * 86_400_000;
/** Rows of one page of a list. */
export const PAGE_ROWS = 100;
export const MAX_PAGE_ROWS = 500;
/** Characters. */
export const MAX_TITLE_LENGTH = 120;
export const MAX_NOTE_LENGTH = 2_000;
export const MAX_SEARCH_LENGTH = 20_000;
/** Ids that one pasted search may hold. */
export const MAX_SEARCH_IDS = 500;
/** Read timeout of a write call (ms). [inferred] The SDK's own 3 s is too tight. */
export const DEFAULT_READ_TIMEOUT_MS = 30_000;
/** Ids of one DescribeInstances call. [DOC] */
export const MAX_DESCRIBE_IDS = 100;

/**
 * How long sending rests when the server that sends dies or hangs; prolonged while it works (ms). [inferred] Four beats:
 * a busy server may miss some of them.
 */
export const DISPATCH_LEASE_TTL_MS = 8_000;
/**
 * The store ends a transaction whose server says nothing for so long (ms), or a server that hangs in the middle of one
 * would keep its locks, and the others waiting. [inferred] Shorter than the lease.
 */
export const MAX_IDLE_IN_TRANSACTION_MS = 5_000;

/** A row without an answer is read for the first time so long after its call was given up (ms). [inferred] */
export const SETTLE_DELAY_MS = 5_000;
/**
 * Only after this long (ms) does "still unchanged" count: an order that takes effect late, a minute after our time-out,
 * is seen before that. [inferred]
 */
export const SETTLE_WINDOW_MS = 4 * 60_000;
/** Readings that never agree end in a decision after this long (ms). [inferred] */
export const SETTLE_LIMIT_MS = 60 * 60_000;
/** Longest gap between two readings of a row without an answer (ms). [inferred] */
export const LONGEST_SETTLE_GAP_MS = 5 * 60_000;
/** Readings in a row that must say the same. [inferred] */
export const AGREEING_SIGHTS = 2;
/** NotBefore may differ this much (ms) from the PlanTime it was set by: a cloud may round to minutes. [inferred] */
export const PLAN_TIME_TOLERANCE_MS = 60_000;
/**
 * So long before its due time (ms) a movement may already be the event's own: our clock and the cloud's differ by less
 * than 15 minutes, or the cloud refuses our signature. [DOC] InvalidTimeStamp.Expired
 */
export const MAX_CLOCK_SKEW_MS = 15 * 60_000;
/** A due time that is only an estimate may be this much (ms) too late. [inferred] */
export const DUE_ESTIMATE_MARGIN_MS = 60 * 60_000;
/** Rows of one decision. Ours: keeps one request short. */
export const MAX_DECIDED_ROWS = 500;
/** Characters of the reason of a decision. */
export const MAX_DECISION_REASON_LENGTH = 500;
