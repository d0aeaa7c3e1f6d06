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
/** Rows of plans that were proved and are being sent, as a server keeps them in memory: some 300 bytes each. */
export const MAX_PROVEN_ROWS = 4 * MAX_BATCH_ROWS;
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
/** Shortened ids in one search: each is compared with every event. */
export const MAX_SHORTENED_IDS = 50;
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

/** A row that shall go at once and that the schedule holds back waits for so long (ms), then it is given up (R55). */
export const MAX_NOW_WAIT_MS = 60 * 60_000;
/** How soon a row is asked about again (ms) that waits for a place, or for a window or the end of a freeze. [inferred] */
export const ASK_PLACE_MS = 15_000;
export const ASK_RULE_MS = 60_000;
/** The same while the members of its budgets are being read. [inferred] */
export const ASK_READING_MS = 5_000;
/** So old (ms) the status of a budget's members may be when a row under it leaves, and the list of them. [inferred] */
export const MEMBER_STATUS_MS = 5 * 60_000;
export const MEMBERSHIP_MS = 6 * 3_600_000;

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

/*
 * What one session or person may ask of the server. The server has one thread, so whoever asks without end would be
 * asking at everybody else's cost. All [inferred], ours.
 */

/** Reads (GET /api/…) of one session: as many a second for as long as one likes, and so many at once. A page asks for some 5. */
export const SESSION_READS = { perSecond: 20, burst: 200 } as const;
/** Pages of one session that the server draws: one costs as much of the thread as many reads. A person opens one in some seconds. */
export const SESSION_PAGES = { perSecond: 3, burst: 120 } as const;
/** Rows of a batch that come with its page; of bigger ones the browser asks, since drawing 10,000 takes seconds. */
export const MAX_DRAWN_ROWS = 500;
/** Acts of one session, apart from its reads, so that reading never keeps a plan from being saved. A plan saves once a second. */
export const SESSION_ACTS = { perSecond: 20, burst: 200 } as const;
/** Sessions whose budget is kept in mind; beyond that the one seen longest ago is forgotten. Some 4 MB. */
export const MAX_KEPT_BUDGETS = 20_000;
/**
 * Whoever has used this much of the thread lately (ms) reads over the second connection to the store, one thing at a
 * time. Typing a search or opening some pages stays below it.
 */
export const DEAR_READER_MS = 400;
/** How much of that is forgiven in a second (ms). Nobody's page asks for so much all the time; a loop does. */
export const FORGIVEN_MS_PER_SECOND = 150;
/** More than this is not remembered (ms): half a minute later everybody starts anew. */
export const MAX_REMEMBERED_MS = 4_000;
/** Threads that read aside: two, so that one person, who has one question at a time, never holds up all. */
export const ASIDE_THREADS = 2;
/** Reads of one person at the same time, before they take turns. */
export const READS_AT_ONCE = 4;
/** Reads of one person that wait for their turn: as many as one session may ask at once. More are refused. */
export const MAX_WAITING_READS = SESSION_READS.burst;

/** Files that a server writes at the same time, and of them for one person. */
export const EXPORTS_AT_ONCE = 2;
export const EXPORTS_OF_ONE_PERSON = 1;
/** Rows of a file that are read and written in one go: a few ms of the thread. */
export const EXPORT_CHUNK_ROWS = 100;
/** A download whose reader takes nothing for so long (ms) is given up, so that nobody else waits for its place. */
export const EXPORT_IDLE_MS = 30_000;
/** No download takes longer (ms): whoever takes a byte now and then would keep the place for ever. */
export const EXPORT_LIMIT_MS = 10 * 60_000;
/** When to ask again for a place (s). */
export const EXPORT_RETRY_AFTER_S = 5;
/** Words of one search: each is looked for in every row. */
export const MAX_SEARCH_WORDS = 10;
/** Characters of one of them. */
export const MAX_SEARCH_WORD_LENGTH = 200;

/** Refusals of one kind and session are one audit entry in so long (ms), with their number. */
export const DENIALS_WINDOW_MS = 60_000;
/** Kinds of refusals that are counted at the same time; beyond that the oldest is written early. */
export const MAX_COUNTED_DENIALS = 5_000;

/** Comments of a batch: more is a chat, and belongs into one. */
export const MAX_BATCH_COMMENTS = 500;
/** Comments of one person on one batch in an hour. */
export const MAX_COMMENTS_AN_HOUR = 60;
/** The newest comments that come with a batch each time it is read; the others are asked for. */
export const SHOWN_COMMENTS = 30;
/** Frozen selections of one person; the oldest makes room. One is needed for as long as the screen shows it. */
export const MAX_SELECTIONS = 20;
/** Selections one person may freeze in an hour: each is written row by row. */
export const MAX_SELECTIONS_AN_HOUR = 120;
/** Rows of a selection that are kept: what a plan can hold, and what one can leave out of it before. */
export const MAX_KEPT_SELECTION_ROWS = 2 * MAX_BATCH_ROWS + 1;
/** Drafts of one person: as many as the list of drafts shows. */
export const MAX_DRAFTS = 50;
/** Sessions of one person at the same time; a new one ends the oldest. */
export const MAX_SESSIONS = 10;

/** Channels of notices that can be set up [our own choice: a page of them]. */
export const MAX_CHANNELS = 50;
