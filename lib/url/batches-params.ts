import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { BATCH_STATES, type BatchState, ROW_OUTCOMES } from '@/lib/domain/batches';
import { SCORES } from '@/lib/domain/box-score';
import { APPROVAL_TABS, BATCH_SORTS, MAX_BATCH_SEARCH } from '@/lib/schemas/batch-inputs';
import { parseAsId, parseAsWords } from '@/lib/url/parsers';

/** Drafts are not a state to filter by: one sees only one's own, on top of the list. */
export const LISTED_STATES = BATCH_STATES.filter((state) => state !== 'draft');

/** What the Batches page keeps in its URL. */
export const batchesParsers = {
  /** States; unknown words filter nothing. */
  state: parseAsWords,
  q: parseAsString.withDefault(''),
  /** `open`: only batches with rows that need a person. */
  attention: parseAsStringLiteral(['open']),
  sort: parseAsStringLiteral(BATCH_SORTS).withDefault('newest'),
};
export type BatchesParams = inferParserType<typeof batchesParsers>;

/** What the address asks of the list. */
export function batchesFilterOf({ state, q, attention, sort }: BatchesParams) {
  return {
    state: LISTED_STATES.filter((known) => state.includes(known)),
    q: q.trim().slice(0, MAX_BATCH_SEARCH),
    attention: attention ?? ('all' as const),
    sort,
  };
}
/** The same for `listBatches`: drafts are no part of the list, only of the lines over it. */
export function toBatchListInput({ state, q, attention, sort }: BatchesFilter) {
  return { state: state.length > 0 ? state : LISTED_STATES, q, attention, sort };
}
export type BatchesFilter = ReturnType<typeof batchesFilterOf>;
export const loadBatchesParams = createLoader(batchesParsers);

/** What the page of one batch keeps in its URL. */
export const batchParsers = {
  /** Scores (`box-score.ts`); unknown words filter nothing. */
  phase: parseAsWords,
  /** Row outcomes; unknown words filter nothing. */
  outcome: parseAsWords,
  region: parseAsWords,
  /** `open`: only rows that need a person. */
  attention: parseAsStringLiteral(['open']),
};
export type BatchParams = inferParserType<typeof batchParsers>;
export const loadBatchParams = createLoader(batchParsers);

type SentSoFar = { state: BatchState; callCount: number };

/** Whether nothing of it was sent: then its rows are a plan, and their outcomes say nothing yet. */
export function isStillPlan({ state, callCount }: SentSoFar): boolean {
  return callCount === 0 && state !== 'sending' && state !== 'sent' && state !== 'done';
}

/** What the address asks of the rows of a batch; a plan is read with what hurts most first. */
export function rowsFilterOf({ phase, outcome, region, attention }: BatchParams, batch: SentSoFar) {
  return {
    phase: SCORES.filter((known) => phase.includes(known)),
    outcome: ROW_OUTCOMES.filter((known) => outcome.includes(known)),
    region,
    attention: attention ?? ('all' as const),
    order: isStillPlan(batch) ? ('risk' as const) : ('position' as const),
  };
}

/** What the plan page keeps in its URL. */
export const planParsers = {
  /** Id of the draft. */
  draft: parseAsId,
  /** `problems`: only the rows that need a look. `late`: only those that the cloud would handle first. */
  show: parseAsStringLiteral(['problems', 'late']),
};
export const loadPlanParams = createLoader(planParsers);

/** What the Approvals page keeps in its URL. */
export const approvalsParsers = {
  tab: parseAsStringLiteral(APPROVAL_TABS).withDefault('needs'),
};
