'use client';

import {
  Ban,
  Check,
  CheckCheck,
  CircleX,
  Clock,
  Hourglass,
  Loader,
  Octagon,
  Pencil,
  ShieldCheck,
  Siren,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import { PHASE_LOOK } from '@/components/vocabulary/phase';
import {
  ATTENTION_REASONS,
  type AttentionReason,
  type BatchAttention,
  noAttention,
  openRows,
} from '@/lib/domain/batch-progress';
import type { BatchState } from '@/lib/domain/batches';

/** The look of each state of a batch; the word stands beside it always. */
export const STATE_LOOK: Record<BatchState, { tone: Tone; icon: IconType }> = {
  draft: { tone: 'slate', icon: Pencil },
  awaiting_approval: { tone: 'amber', icon: Hourglass },
  approved: { tone: 'blue', icon: ShieldCheck },
  sending: { tone: 'blue', icon: Loader },
  sent: { tone: 'blue', icon: Check },
  done: { tone: 'green', icon: CheckCheck },
  rejected: { tone: 'red', icon: CircleX },
  withdrawn: { tone: 'slate', icon: Ban },
  expired: { tone: 'amber', icon: Clock },
  void: { tone: 'red', icon: Ban },
  halted: { tone: 'amber', icon: Octagon },
};

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

/** Why one row needs a person. */
export function AttentionMark({ reason }: { reason: AttentionReason }) {
  const t = useTranslations('batches.attention.row');
  return <Badge {...PHASE_LOOK[reason]}>{t(reason)}</Badge>;
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
