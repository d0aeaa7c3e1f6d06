'use client';

import {
  Ban,
  Check,
  CheckCheck,
  CircleHelp,
  CircleX,
  Clock,
  Ellipsis,
  Hourglass,
  Loader,
  MessageCircleQuestion,
  Octagon,
  Pencil,
  ShieldCheck,
  Siren,
  SkipForward,
  X,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import type { BatchState, RowOutcome } from '@/lib/domain/batches';
import { EVENT_STATUSES } from '@/lib/domain/events';

export type Look = { tone: Tone; icon: IconType };

export const OUTCOME_LOOK: Record<RowOutcome, Look> = {
  queued: { tone: 'slate', icon: Ellipsis },
  sending: { tone: 'blue', icon: Loader },
  accepted: { tone: 'green', icon: Check },
  refused: { tone: 'red', icon: X },
  unknown: { tone: 'violet', icon: CircleHelp },
  skipped: { tone: 'amber', icon: SkipForward },
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
  Inquiring: { tone: 'slate', icon: MessageCircleQuestion },
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

export function BatchStateBadge({ state }: { state: BatchState }) {
  const t = useTranslations('batches.state');
  const { tone, icon } = STATE_LOOK[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
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
