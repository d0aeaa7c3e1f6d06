'use client';

import { BellDot, GitCompareArrows, Siren, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { ApprovalCard } from '@/lib/schemas/approvals';

/** What must not be missed about a request. */
export function CardMarks({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const tCause = useTranslations('approvals.cause');
  const { breakGlass, changedSinceLook, endedUnseen } = card;
  const cause = card.state === 'awaiting_approval' ? card.stopCause : null;
  if (!breakGlass && !changedSinceLook && !endedUnseen && !cause) return null;
  return (
    <span className="flex flex-wrap gap-1 pt-0.5">
      {cause ? (
        <Badge tone="amber" icon={Undo2}>
          {t('back', { cause: tCause(cause) })}
        </Badge>
      ) : null}
      {endedUnseen ? (
        <Badge tone="amber" icon={BellDot}>
          {t('endedUnseen')}
        </Badge>
      ) : null}
      {changedSinceLook ? (
        <Badge tone="amber" icon={GitCompareArrows}>
          {t('changed')}
        </Badge>
      ) : null}
      {breakGlass ? (
        <Badge tone="red" icon={Siren}>
          {t('glass')}
          {breakGlass.open ? ` · ${t('reviewOpen')}` : null}
        </Badge>
      ) : null}
    </span>
  );
}
