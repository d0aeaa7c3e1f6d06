'use client';

import { Check, CircleHelp, Ellipsis, Loader, SkipForward, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import { PHASE_LOOK } from '@/components/vocabulary/phase';
import type { RowOutcome } from '@/lib/domain/batches';
import type { Score } from '@/lib/domain/box-score';

type Look = { tone: Tone; icon: IconType };

export const OUTCOME_LOOK: Record<RowOutcome, Look> = {
  queued: { tone: 'slate', icon: Ellipsis },
  sending: { tone: 'blue', icon: Loader },
  // Taken by the cloud, not done yet: green is for what is done.
  accepted: { tone: 'blue', icon: Check },
  refused: { tone: 'red', icon: X },
  unknown: { tone: 'violet', icon: CircleHelp },
  skipped: { tone: 'amber', icon: SkipForward },
};

/** As Outcomes shows them; what has no phase yet looks as its outcome does. */
export const SCORE_LOOK: Record<Score, Look> = {
  ...PHASE_LOOK,
  queued: OUTCOME_LOOK.queued,
  sending: OUTCOME_LOOK.sending,
  left: { tone: 'slate', icon: CircleHelp },
};

export function OutcomeBadge({ outcome }: { outcome: RowOutcome }) {
  const t = useTranslations('batches.outcome');
  const { tone, icon } = OUTCOME_LOOK[outcome];
  return (
    <Badge tone={tone} icon={icon}>
      {t(outcome)}
    </Badge>
  );
}

/** The word of a score. */
export function useScoreWord(): (score: Score) => string {
  const t = useTranslations('batches');
  const tPhase = useTranslations('outcomes.phase');
  return (score) => {
    if (score === 'left') return t('page.left');
    return score === 'queued' || score === 'sending' ? t(`outcome.${score}`) : tPhase(score);
  };
}

export function ScoreBadge({ score }: { score: Score }) {
  const word = useScoreWord();
  return <Badge {...SCORE_LOOK[score]}>{word(score)}</Badge>;
}
