import type { Phase, RowFacts } from '@/lib/domain/outcomes';

/**
 * What the page of a batch counts: each row once, under its phase by the one rule of `outcomes.ts`, or under why it has
 * none: it has not left yet, is on its way, or a person left it unknown for good.
 */
export const SCORES = [
  'needs_decision',
  'failed',
  'not_running',
  'vanished',
  'stuck',
  'late',
  'refused',
  'skipped',
  'settling',
  'left',
  'queued',
  'sending',
  'running',
  'due',
  'next24h',
  'later',
  'done',
  'handled_early',
  'withdrawn',
] as const satisfies readonly (Phase | 'left' | 'queued' | 'sending')[];
/** In the order in which the page shows them: what needs a person first, what is over last. */
export type Score = (typeof SCORES)[number];
/** Rows by score; together they are the batch. */
export type BoxScore = Record<Score, number>;

export function noScores(): BoxScore {
  // Guarantee: SCORES holds every score.
  return Object.fromEntries(SCORES.map((score) => [score, 0])) as BoxScore;
}

export function isScore(text: string | null): text is Score {
  return SCORES.some((score) => score === text);
}

/** What a row of this phase counts as; null: it was never submitted. */
export function scoreOf(
  phase: Phase | null,
  { outcome, leftAtMs }: Pick<RowFacts, 'outcome' | 'leftAtMs'>,
): Score | null {
  if (phase !== null) return phase;
  if (outcome === 'queued' || outcome === 'sending') return outcome;
  return outcome === 'unknown' && leftAtMs !== null ? 'left' : null;
}

/** Scores that are told even when no row has them, so that a calm batch has numbers too. */
const ALWAYS: readonly Score[] = ['failed', 'running', 'done'];

/** The scores that a box score tells, in their order. */
export function toldScores(box: BoxScore): Score[] {
  return SCORES.filter((score) => box[score] > 0 || ALWAYS.includes(score));
}
