'use client';

import { Ban, CircleX, Clock, Hourglass, Pencil, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ReplanButton } from '@/components/approvals/replan-button';
import { Alert } from '@/components/ui/alert';
import type { IconType, Tone } from '@/components/ui/badge';
import type { BatchDetail } from '@/lib/schemas/batches';

type ToldState = 'awaiting_approval' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'void';

const LOOK: Record<ToldState, { tone: Tone; icon: IconType }> = {
  awaiting_approval: { tone: 'slate', icon: Hourglass },
  approved: { tone: 'blue', icon: ShieldCheck },
  rejected: { tone: 'red', icon: CircleX },
  withdrawn: { tone: 'slate', icon: Pencil },
  expired: { tone: 'amber', icon: Clock },
  void: { tone: 'red', icon: Ban },
};

/** What the state means and what can be done next. Approvers of a waiting request see the request itself instead. */
export function StateCard({ batch }: { batch: BatchDetail }) {
  const t = useTranslations('approvals.state');
  const state = toldState(batch);
  if (state === null) return null;
  const rejection = batch.approvals.findLast(
    ({ decision, revision }) => decision === 'reject' && revision === batch.revision,
  );
  // Only a void batch may have been on its way: the others end before they are sent.
  const sent = batch.rowCount - batch.counts.queued - batch.counts.skipped;
  const canReplan = state !== 'awaiting_approval' && state !== 'approved';
  return (
    <Alert
      {...LOOK[state]}
      role="status"
      title={t(`${state}.title`, { sent })}
      className="max-sm:flex-wrap"
      actions={canReplan ? <ReplanButton batchId={batch.id} whyNot={batch.canDo.replan} /> : undefined}
    >
      {state === 'approved' && batch.waiting
        ? t('approved.waits')
        : state === 'void' && batch.lostTarget
          ? t('void.target', { ...batch.lostTarget, sent })
          : t(`${state}.text`, { count: Math.max(0, batch.needed - batch.approved), sent })}
      {state === 'rejected' && rejection ? (
        <span className="block">
          {t('rejectedBy', { name: rejection.userName, comment: rejection.comment ?? '' })}
        </span>
      ) : null}
    </Alert>
  );
}

function toldState({ state, canDo }: BatchDetail): ToldState | null {
  switch (state) {
    case 'awaiting_approval':
      return canDo.withdraw === null ? state : null;
    case 'approved':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'void':
      return state;
    default:
      return null;
  }
}
