'use client';

import { useTranslations } from 'next-intl';
import { ReplanButton } from '@/components/approvals/replan-button';
import { REQUEST_LOOK } from '@/components/approvals/request-look';
import { Countdown } from '@/components/time/countdown';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { isPlannedAnew } from '@/lib/domain/batch-states';
import type { ApprovalCard } from '@/lib/schemas/approvals';

/** How long is left to decide, or to close a review. */
export function ExpiresCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const isReview = card.breakGlass?.open === true;
  const untilMs = isReview && card.breakGlass ? card.breakGlass.reviewDueMs : card.expiresAtMs;
  if (untilMs === null) return <span className="text-dim">{t('neverExpires')}</span>;
  return (
    <span className="flex flex-col max-sm:items-end">
      <Countdown untilMs={untilMs} />
      <span className="text-2xs text-dim">
        {isReview ? `${t('reviewDue')} ` : null}
        <Instant ms={untilMs} withZone />
      </span>
    </span>
  );
}

/** What became of a request, why, and the way on for what was not sent. */
export function StateCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('batches.state');
  const tCause = useTranslations('approvals.cause');
  // Rejected and withdrawn ones are changed on their page instead.
  const isOver = isPlannedAnew(card) && card.state !== 'rejected' && card.state !== 'withdrawn';
  return (
    <span className="flex flex-wrap items-center gap-1.5 max-sm:justify-end">
      <Badge {...REQUEST_LOOK[card.state]}>{t(card.state)}</Badge>
      {card.state === 'awaiting_approval' && card.expiresAtMs !== null ? (
        <Countdown untilMs={card.expiresAtMs} className="text-2xs" />
      ) : null}
      {card.stopCause ? <span className="text-2xs text-dim">{tCause(card.stopCause)}</span> : null}
      {isOver ? <ReplanButton batchId={card.id} whyNot={null} quiet /> : null}
    </span>
  );
}
