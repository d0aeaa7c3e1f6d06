'use client';

import {
  Ban,
  CheckCheck,
  CircleHelp,
  CircleX,
  Clock,
  ClockAlert,
  EyeOff,
  Hourglass,
  Loader,
  Octagon,
  PowerOff,
  ShieldCheck,
  SkipForward,
  X,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import type { Phase } from '@/lib/domain/outcomes';

/** The look of each phase; the word stands beside it always. */
export const PHASE_LOOK: Record<Phase, { tone: Tone; icon: IconType }> = {
  needs_decision: { tone: 'violet', icon: CircleHelp },
  failed: { tone: 'red', icon: CircleX },
  not_running: { tone: 'red', icon: PowerOff },
  vanished: { tone: 'amber', icon: EyeOff },
  stuck: { tone: 'amber', icon: Hourglass },
  late: { tone: 'amber', icon: ClockAlert },
  refused: { tone: 'red', icon: X },
  skipped: { tone: 'amber', icon: SkipForward },
  settling: { tone: 'violet', icon: CircleHelp },
  running: { tone: 'blue', icon: Loader },
  due: { tone: 'amber', icon: Octagon },
  next24h: { tone: 'violet', icon: Clock },
  later: { tone: 'slate', icon: Clock },
  done: { tone: 'green', icon: CheckCheck },
  handled_early: { tone: 'green', icon: ShieldCheck },
  withdrawn: { tone: 'slate', icon: Ban },
};

export function PhaseBadge({ phase }: { phase: Phase }) {
  const t = useTranslations('outcomes');
  const { tone, icon } = PHASE_LOOK[phase];
  return (
    <span title={t(`phaseHint.${phase}`)} className="inline-flex max-w-full">
      <Badge tone={tone} icon={icon}>
        {t(`phase.${phase}`)}
      </Badge>
    </span>
  );
}
