'use client';

import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  CircleX,
  Clock,
  Ellipsis,
  Hourglass,
  Info,
  Loader,
  MessageCircleQuestion,
  Octagon,
  Pencil,
  ShieldCheck,
  Siren,
  SkipForward,
  TriangleAlert,
  X,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PHASE_LOOK } from '@/components/shell/phase-badge';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import {
  ATTENTION_REASONS,
  type AttentionReason,
  type BatchAttention,
  noAttention,
  openRows,
} from '@/lib/domain/batch-attention';
import type { BatchState, RowOutcome } from '@/lib/domain/batches';
import type { Score } from '@/lib/domain/box-score';
import { EVENT_LEVELS, EVENT_STATUSES } from '@/lib/domain/events';

export type Look = { tone: Tone; icon: IconType };

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

const STATE_LOOK: Record<BatchState, Look> = {
  draft: { tone: 'slate', icon: Pencil },
  awaiting_approval: { tone: 'amber', icon: Hourglass },
  approved: { tone: 'blue', icon: ShieldCheck },
  sending: { tone: 'blue', icon: Loader },
  sent: { tone: 'blue', icon: Check },
  done: { tone: 'green', icon: CheckCheck },
  rejected: { tone: 'red', icon: CircleX },
  withdrawn: { tone: 'slate', icon: Ban },
  expired: { tone: 'slate', icon: Clock },
  void: { tone: 'slate', icon: Ban },
  halted: { tone: 'amber', icon: Octagon },
};

const STATUS_LOOK: Record<(typeof EVENT_STATUSES)[number], Look> = {
  Inquiring: { tone: 'blue', icon: MessageCircleQuestion },
  Scheduled: { tone: 'violet', icon: Clock },
  Executing: { tone: 'blue', icon: Loader },
  Executed: { tone: 'green', icon: CheckCheck },
  Failed: { tone: 'red', icon: CircleX },
  Canceled: { tone: 'slate', icon: Ban },
  Avoided: { tone: 'green', icon: ShieldCheck },
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

type BatchStateBadgeProps = { state: BatchState; attention?: BatchAttention };

/** The state of a batch; while rows of it need a person, never in a calm colour alone. */
export function BatchStateBadge({ state, attention = noAttention() }: BatchStateBadgeProps) {
  const t = useTranslations('batches');
  const { tone, icon } = STATE_LOOK[state];
  const open = openRows(attention);
  const isEnded = state === 'done' || state === 'sent';
  return (
    <>
      <Badge tone={open > 0 && isEnded ? 'slate' : tone} icon={icon}>
        {t(`state.${state}`)}
      </Badge>
      {ATTENTION_REASONS.filter((reason) => attention[reason] > 0).map((reason) => (
        <Badge key={reason} {...PHASE_LOOK[reason]}>
          {t(`attention.count.${reason}`, { count: attention[reason] })}
        </Badge>
      ))}
    </>
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

/** Why one row needs a person. */
export function AttentionMark({ reason }: { reason: AttentionReason }) {
  const t = useTranslations('batches.attention.row');
  return <Badge {...PHASE_LOOK[reason]}>{t(reason)}</Badge>;
}

const LEVEL_LOOK: Record<(typeof EVENT_LEVELS)[number], Look> = {
  CRITICAL: { tone: 'red', icon: CircleAlert },
  WARN: { tone: 'amber', icon: TriangleAlert },
  INFO: { tone: 'slate', icon: Info },
};

/** How grave the event is; a level that we do not know is shown as it is. */
export function LevelBadge({ level }: { level: string }) {
  const t = useTranslations('events.levels');
  const tNone = useTranslations('batches.planned');
  const known = EVENT_LEVELS.find((name) => name === level);
  if (known === undefined) return <span className="text-dim">{level === '' ? tNone('noLevel') : level}</span>;
  return <Badge {...LEVEL_LOOK[known]}>{t(known)}</Badge>;
}

const knownStatus = (status: string) => EVENT_STATUSES.find((name) => name === status);

/** A status of the cloud in words; one that we do not know is shown as it is. */
export function useCloudStatusWords() {
  const t = useTranslations('events.statuses');
  return (status: string): string => {
    const known = knownStatus(status);
    return known ? t(known) : status;
  };
}

/** The event's own status, as the cloud said it last. */
export function CloudStatusBadge({ status }: { status: string }) {
  const words = useCloudStatusWords();
  const known = knownStatus(status);
  const { tone, icon } = known ? STATUS_LOOK[known] : ({ tone: 'violet', icon: CircleHelp } as const);
  return (
    <span title={status} className="inline-flex max-w-full">
      <Badge tone={tone} icon={icon}>
        {words(status)}
      </Badge>
    </span>
  );
}

/** Sent without approval: a mark for ever. */
export function GlassBadge() {
  const t = useTranslations('batches.glass');
  return (
    <Badge tone="red" icon={Siren}>
      {t('mark')}
    </Badge>
  );
}
