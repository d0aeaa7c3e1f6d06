'use client';

import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { SCORE_LOOK, useScoreWord } from '@/components/batches/badges';
import { CountTile } from '@/components/ui/count-tile';
import { isAttentionReason } from '@/lib/domain/batch-attention';
import { type Score, toldScores } from '@/lib/domain/box-score';
import type { BatchHead } from '@/lib/schemas/batches';
import { batchParsers } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

/**
 * Every row of the batch by its phase; each number leads to its rows below. What somebody has acknowledged or ordered
 * again is counted here as well, since the numbers are the whole batch, but no longer in the colour of an alarm.
 */
export function BoxScoreBar({ batch: { id, box, attention } }: { batch: BatchHead }) {
  const t = useTranslations('batches.page');
  const word = useScoreWord();
  const [{ phase: shown }] = useQueryStates(batchParsers);

  function hintOf(score: Score): string | null {
    if (!isAttentionReason(score) || box[score] === 0 || attention[score] === box[score]) return null;
    return attention[score] === 0 ? t('noneOpen') : t('open', { count: attention[score] });
  }

  return (
    <nav
      aria-label={t('counts')}
      className="grid shrink-0 grid-cols-[repeat(auto-fill,minmax(11.25rem,1fr))] overflow-hidden border-line border-b max-sm:grid-cols-2"
    >
      {toldScores(box).map((score) => {
        const { tone, icon } = SCORE_LOOK[score];
        const isOver = isAttentionReason(score) && attention[score] === 0;
        const isCurrent = shown.length === 1 && shown[0] === score;
        return (
          <CountTile
            key={score}
            href={routes.batch(id, { phase: isCurrent ? undefined : score })}
            scroll={false}
            count={box[score]}
            label={word(score)}
            hint={hintOf(score)}
            isCurrent={isCurrent}
            tone={isOver ? 'slate' : tone}
            icon={icon}
            className="-mb-px border-b"
          />
        );
      })}
    </nav>
  );
}
