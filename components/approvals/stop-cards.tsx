'use client';

import { Clock, Octagon, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sentRows } from '@/components/approvals/plan-counts';
import { ReplanButton } from '@/components/approvals/replan-button';
import { Alert } from '@/components/ui/alert';
import type { BatchHead } from '@/lib/schemas/batches';

type BackCause = 'approvals_lost' | 'policy_stricter' | 'facts_grown';
type HaltCause = 'requester_lost' | 'glass_lost';

/** Released once, and no more: the rest waits for others to approve it. */
export function BackCard({ batch, cause }: { batch: BatchHead; cause: BackCause }) {
  const t = useTranslations('approvals.state.back');
  const count = Math.max(0, batch.needed - batch.approved);
  return (
    <Alert tone="amber" icon={Undo2} role="status" title={t('title', { sent: sentRows(batch) })}>
      {t(cause)} {t('rest', { rows: batch.counts.queued, count })}
    </Alert>
  );
}

/** Ended by the desk, since somebody whose word it went by may order no more. */
export function HaltedCard({ batch, cause }: { batch: BatchHead; cause: HaltCause }) {
  const t = useTranslations('approvals.state.halted');
  return (
    <Alert
      tone="amber"
      icon={Octagon}
      role="status"
      title={t('title', { sent: sentRows(batch) })}
      actions={<ReplanButton batchId={batch.id} whyNot={batch.canDo.replan} />}
    >
      {t(cause)}
    </Alert>
  );
}

/** Rows of a batch on its way that were held up for too long. */
export function LateCard({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.state.too_late');
  const count = batch.tooLate;
  return (
    <Alert tone="amber" icon={Clock} role="status" title={t('title', { count })}>
      {t('text')}
    </Alert>
  );
}
