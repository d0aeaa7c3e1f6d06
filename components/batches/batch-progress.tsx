'use client';

import { useTranslations } from 'next-intl';
import { BoxScoreBar } from '@/components/batches/box-score-bar';
import { answeredOf, OutcomeBar, useOutcomeWords } from '@/components/batches/outcome-bar';
import { useInstantText } from '@/components/batches/use-instant-text';
import type { BatchHead } from '@/lib/schemas/batches';

/** How far the batch is: a bar, the same in words, and its rows by phase. */
export function BatchProgress({ batch }: { batch: BatchHead }) {
  const t = useTranslations('batches');
  const outcomeWords = useOutcomeWords();
  const instantText = useInstantText();
  const { counts, rowCount, submittedAtMs, endedAtMs } = batch;
  const answered = t('page.answered', { answered: answeredOf(counts), total: rowCount });
  const done = batch.doneInCloud;
  return (
    <>
      <div className="flex flex-col gap-2 border-line border-b px-5 py-3 max-sm:px-4">
        <OutcomeBar
          counts={counts}
          done={done}
          total={rowCount}
          label={t('page.progress')}
          words={`${answered}: ${outcomeWords(counts)}`}
        />
        <p className="flex flex-wrap justify-between gap-x-4 text-dim text-sm">
          <span>{answered}</span>
          <span>
            {submittedAtMs === null
              ? null
              : t('page.submitted', { time: instantText(submittedAtMs), name: batch.createdByName })}
            {endedAtMs === null ? null : ` · ${t('page.ended', { time: instantText(endedAtMs) })}`}
          </span>
        </p>
      </div>
      <BoxScoreBar batch={batch} />
    </>
  );
}
