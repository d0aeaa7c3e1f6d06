import { createLoader, type inferParserType, parseAsStringLiteral } from 'nuqs/server';
import { BATCH_STATES } from '@/lib/domain/batches';
import { parseAsId, parseAsWords } from '@/lib/url/parsers';

/** Drafts are not a state to filter by: one sees only one's own, on top of the list. */
export const LISTED_STATES = BATCH_STATES.filter((state) => state !== 'draft');

/** What the Batches page keeps in its URL. */
export const batchesParsers = {
  state: parseAsStringLiteral(LISTED_STATES),
};
export type BatchesParams = inferParserType<typeof batchesParsers>;
export const loadBatchesParams = createLoader(batchesParsers);

/** What the page of one batch keeps in its URL. */
export const batchParsers = {
  /** Row outcomes; unknown words filter nothing. */
  outcome: parseAsWords,
  region: parseAsWords,
};
export type BatchParams = inferParserType<typeof batchParsers>;

/** What the plan page keeps in its URL. */
export const planParsers = {
  /** Id of the draft. */
  draft: parseAsId,
  /** `problems`: only the rows that need a look. `late`: only those that the cloud would handle first. */
  show: parseAsStringLiteral(['problems', 'late']),
};
export const loadPlanParams = createLoader(planParsers);
