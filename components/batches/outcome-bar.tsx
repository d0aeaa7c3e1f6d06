'use client';

import { useTranslations } from 'next-intl';
import { OUTCOME_LOOK } from '@/components/batches/badges';
import { Progress } from '@/components/ui/progress';
import { ROW_OUTCOMES, type RowOutcome } from '@/lib/domain/batches';
import type { OutcomeCounts } from '@/lib/schemas/batches';

/** Drawn from what is over to what is in motion; queued rows stay empty. */
const DRAWN: readonly RowOutcome[] = ['accepted', 'refused', 'unknown', 'skipped', 'sending'];

/** How far a batch is, as a bar: green is what the cloud has done, of what it has accepted; `words` says the same for those who do not see it. */
export function OutcomeBar({
  counts,
  done = 0,
  total,
  label,
  words,
  className,
}: {
  counts: OutcomeCounts;
  /** Accepted rows that the cloud has finished well. */
  done?: number;
  total: number;
  label: string;
  words: string;
  className?: string;
}) {
  return (
    <Progress
      label={label}
      valueText={words}
      total={total}
      parts={[
        { key: 'done', tone: 'green', count: done },
        ...DRAWN.map((outcome) => ({
          key: outcome,
          // A row that was never sent is no warning by itself.
          tone: outcome === 'skipped' ? ('slate' as const) : OUTCOME_LOOK[outcome].tone,
          count: outcome === 'accepted' ? Math.max(0, counts.accepted - done) : counts[outcome],
        })),
      ]}
      className={className}
    />
  );
}

/** "4 accepted · 1 refused": every outcome that occurs. */
export function useOutcomeWords(): (counts: OutcomeCounts) => string {
  const t = useTranslations('batches.countOf');
  return (counts) =>
    ROW_OUTCOMES.filter((outcome) => counts[outcome] > 0)
      .map((outcome) => t(outcome, { count: counts[outcome] }))
      .join(' · ');
}

/** Rows to which the cloud has said yes or no. An unknown row has no answer, and a skipped one was never sent. */
export function answeredOf(counts: OutcomeCounts): number {
  return counts.accepted + counts.refused;
}
