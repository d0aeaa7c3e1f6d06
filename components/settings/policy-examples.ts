import {
  judgePolicy,
  NO_ROWS,
  type PolicyFacts,
  type PolicyRule,
  type RowCounts,
} from '@/lib/domain/approval-policy';

export const EXAMPLE_IDS = [
  'oneScheduled',
  'oneImmediate',
  'oneCritical',
  'oneLocalDisk',
  'oneOutside',
  'six',
  'split',
  'sixty',
  'sixtyImmediate',
] as const;
export type ExampleId = (typeof EXAMPLE_IDS)[number];

const rows = (count: number, part: Partial<RowCounts> = {}): RowCounts => ({
  ...NO_ROWS,
  rows: count,
  ...part,
});
const alone = (batch: RowCounts): PolicyFacts => ({ batch, day: batch });

/** Batches on which the effect of a policy is shown. */
const FACTS: Record<ExampleId, PolicyFacts> = {
  oneScheduled: alone(rows(1)),
  oneImmediate: alone(rows(1, { immediate: 1 })),
  oneCritical: alone(rows(1, { critical: 1 })),
  oneLocalDisk: alone(rows(1, { localDisk: 1 })),
  oneOutside: alone(rows(1, { outsideHours: 1 })),
  six: alone(rows(6)),
  split: { batch: rows(5), day: rows(55) },
  sixty: alone(rows(60)),
  sixtyImmediate: alone(rows(60, { immediate: 1 })),
};

/** What `rules` ask of each example. */
export function judgeExamples(rules: readonly PolicyRule[]) {
  return EXAMPLE_IDS.map((id) => ({ id, ...judgePolicy({ rules }, FACTS[id]) }));
}
