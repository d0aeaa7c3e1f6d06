'use client';

import { CheckCheck } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { OUTCOME_LOOK } from '@/components/batches/badges';
import { answeredOf, OutcomeBar, useOutcomeWords } from '@/components/batches/outcome-bar';
import { useInstantText } from '@/components/batches/use-instant-text';
import { type IconType, TONE_TEXT, type Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';
import { ROW_OUTCOMES } from '@/lib/domain/batches';
import type { BatchHead } from '@/lib/schemas/batches';

/** How far the batch is: a bar, the same in words, and one number for each outcome. */
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
      <dl
        aria-label={t('page.counts')}
        className="grid grid-cols-[repeat(6,minmax(0,1fr))_minmax(max-content,1fr)] divide-x divide-line max-lg:divide-x-0 max-sm:grid-cols-2 max-sm:py-1.5"
      >
        {ROW_OUTCOMES.map((outcome) => (
          <Tile
            key={outcome}
            count={counts[outcome]}
            label={t(`outcome.${outcome}`)}
            {...OUTCOME_LOOK[outcome]}
          />
        ))}
        <Tile count={done} label={t('page.doneInCloud')} tone="green" icon={CheckCheck} />
      </dl>
    </>
  );
}

type TileProps = { count: number; label: string; tone: Tone; icon: IconType };

function Tile({ count, label, tone, icon: Icon }: TileProps) {
  const format = useFormatter();
  const isColoured = count > 0 && tone !== 'slate';
  return (
    <div className="flex min-w-0 flex-col-reverse px-5 py-2.5 max-xl:px-3 max-xl:first:pl-5 max-sm:flex-row-reverse max-sm:items-center max-sm:justify-end max-sm:gap-2 max-sm:px-4 max-sm:py-1">
      <dt className="flex min-w-0 items-center gap-1.5 whitespace-nowrap text-dim text-sm max-lg:text-xs">
        <Icon aria-hidden className="size-[14px] shrink-0 stroke-[1.75] sm:max-lg:hidden" />
        {label}
      </dt>
      <dd
        className={cn(
          'font-semibold text-2xl max-sm:min-w-5 max-sm:text-lg',
          isColoured ? TONE_TEXT[tone] : count === 0 && 'text-faint',
        )}
      >
        {format.number(count)}
      </dd>
    </div>
  );
}
