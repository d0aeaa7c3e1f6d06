'use client';

import { Clock, Octagon, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sentRows } from '@/components/batch/review/plan-counts';
import { ReplanButton } from '@/components/batch/review/requester-actions';
import { Alert } from '@/components/ui/alert';
import type { IconType, Tone } from '@/components/ui/badge';
import { STATE_LOOK } from '@/components/vocabulary/batch-state';
import type { BatchHead } from '@/lib/schemas/batches';

type ToldState = 'awaiting_approval' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'void';

/** As everywhere; but one's own request that waits asks nothing of the person who reads it. */
function lookOf(state: ToldState): { tone: Tone; icon: IconType } {
  return state === 'awaiting_approval' ? { ...STATE_LOOK[state], tone: 'slate' } : STATE_LOOK[state];
}

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
      {...lookOf(state)}
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

type BackCause = 'approvals_lost' | 'policy_stricter' | 'facts_grown';
type HaltCause = 'requester_lost' | 'glass_lost';

/** Released once, and no more: the rest waits for others to approve it. */
function BackCard({ batch, cause }: { batch: BatchHead; cause: BackCause }) {
  const t = useTranslations('approvals.state.back');
  const count = Math.max(0, batch.needed - batch.approved);
  return (
    <Alert tone="amber" icon={Undo2} role="status" title={t('title', { sent: sentRows(batch) })}>
      {t(cause)} {t('rest', { rows: batch.counts.queued, count })}
    </Alert>
  );
}

/** Ended by the desk, since somebody whose word it went by may order no more. */
function HaltedCard({ batch, cause }: { batch: BatchHead; cause: HaltCause }) {
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
function LateCard({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.state.too_late');
  const count = batch.tooLate;
  return (
    <Alert tone="amber" icon={Clock} role="status" title={t('title', { count })}>
      {t('text')}
    </Alert>
  );
}
