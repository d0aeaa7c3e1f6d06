'use client';

import { Ban, CircleX, Clock, Hourglass, Pencil, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sentRows } from '@/components/approvals/plan-counts';
import { ReplanButton } from '@/components/approvals/replan-button';
import { BackCard, HaltedCard, LateCard } from '@/components/approvals/stop-cards';
import { Alert } from '@/components/ui/alert';
import type { IconType, Tone } from '@/components/ui/badge';
import type { BatchHead } from '@/lib/schemas/batches';

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
export function StateCard({ batch }: { batch: BatchHead }) {
  const state = toldState(batch);
  const { stopCause } = batch;
  if (stopCause === 'requester_lost' || stopCause === 'glass_lost') {
    return <HaltedCard batch={batch} cause={stopCause} />;
  }
  if (stopCause === 'too_late') {
    return state === null ? <LateCard batch={batch} /> : <ToldCard batch={batch} state={state} />;
  }
  if (stopCause !== null && batch.state === 'awaiting_approval') {
    return <BackCard batch={batch} cause={stopCause} />;
  }
  return state === null ? null : <ToldCard batch={batch} state={state} />;
}

type ToldProps = { batch: BatchHead; state: ToldState };

function ToldCard({ batch, state }: ToldProps) {
  const t = useTranslations('approvals.state');
  const rejection = batch.approvals.findLast(
    ({ decision, revision }) => decision === 'reject' && revision === batch.revision,
  );
  // Any of them may have been on its way before it came to this.
  const sent = sentRows(batch);
  const canReplan = state !== 'awaiting_approval' && state !== 'approved';
  return (
    <Alert
      {...LOOK[state]}
      role="status"
      title={t(`${state}.title`, { sent })}
      actions={canReplan ? <ReplanButton batchId={batch.id} whyNot={batch.canDo.replan} /> : undefined}
    >
      {state === 'approved' && batch.waiting
        ? t('approved.waits')
        : state === 'void' && batch.lostTarget
          ? t('void.target', { ...batch.lostTarget, sent })
          : t(`${state}.text`, { count: Math.max(0, batch.needed - batch.approved), sent })}
      {canReplan && batch.canDo.revise === null ? (
        <span className="block">{t('editOrReplan', { number: batch.number })}</span>
      ) : null}
      {state === 'rejected' && rejection ? (
        <span className="block">
          {t('rejectedBy', { name: rejection.userName, comment: rejection.comment ?? '' })}
        </span>
      ) : null}
    </Alert>
  );
}

function toldState({ state, canDo }: BatchHead): ToldState | null {
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
