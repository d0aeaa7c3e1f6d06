import {
  judgePolicy,
  NO_ROWS,
  type PolicyFacts,
  type PolicyRule,
  type RowCounts,
} from '@/lib/domain/approval-policy';

export const EXAMPLE_IDS = [
  'oneScheduled',
  'oneSoon',
  'oneImmediate',
  'oneCritical',
  'oneLocalDisk',
  'oneOutside',
  'six',
  'split',
  'sixty',
  'sixtySoon',
  'sixtyImmediate',
] as const;
export type ExampleId = (typeof EXAMPLE_IDS)[number];

const TWO_DAYS_MINUTES = 2 * 24 * 60;
const SOON = { leadMinutes: 15 };
const AT_ONCE = { immediate: 1, leadMinutes: 0 };

/** Scheduled two days ahead, unless `part` says otherwise. */
const rows = (count: number, part: Partial<RowCounts> = {}): RowCounts => ({
  ...NO_ROWS,
  leadMinutes: TWO_DAYS_MINUTES,
  rows: count,
  ...part,
});
const alone = (batch: RowCounts): PolicyFacts => ({ batch, day: batch });

/** Batches on which the effect of a policy is shown. */
const FACTS: Record<ExampleId, PolicyFacts> = {
  oneScheduled: alone(rows(1)),
  oneSoon: alone(rows(1, SOON)),
  oneImmediate: alone(rows(1, AT_ONCE)),
  oneCritical: alone(rows(1, { critical: 1 })),
  oneLocalDisk: alone(rows(1, { localDisk: 1 })),
  oneOutside: alone(rows(1, { outsideHours: 1 })),
  six: alone(rows(6)),
  split: { batch: rows(5), day: rows(55) },
  sixty: alone(rows(60)),
  sixtySoon: alone(rows(60, SOON)),
  sixtyImmediate: alone(rows(60, AT_ONCE)),
};

/** What `rules` ask of each example. */
export function judgeExamples(rules: readonly PolicyRule[]) {
  return EXAMPLE_IDS.map((id) => ({ id, ...judgePolicy({ rules }, FACTS[id]) }));
}
