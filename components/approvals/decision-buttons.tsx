'use client';

import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { type Decision, DecisionDialog } from '@/components/approvals/decision-dialog';
import { exactPlan } from '@/components/approvals/exact-plan';
import { OwnLapseAlert } from '@/components/approvals/lapse-alert';
import { countPlan, sentRows } from '@/components/approvals/plan-counts';
import { ReviewAlerts } from '@/components/approvals/review-alerts';
import { useApprovalRun } from '@/components/approvals/use-approval-actions';
import { useRefusalWords } from '@/components/approvals/use-refusal-words';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { approve, reject } from '@/lib/actions/approvals';
import type { BatchHead } from '@/lib/schemas/batches';

type DecisionButtonsProps = {
  batch: BatchHead;
  /** `bar`: the lower edge of a phone, with the number of rows on the main button. */
  place: 'header' | 'bar';
};

/** Reject and Approve, each with its dialog; shown disabled with the reason to those who may not. */
export function DecisionButtons({ batch, place }: DecisionButtonsProps) {
  const t = useTranslations('approvals.action');
  const refusal = useRefusalWords(batch.countsFromMs);
  const countId = useId();
  const [open, setOpen] = useState<'approve' | 'reject' | null>(null);
  const { approve: whyNotApprove, reject: whyNotReject } = batch.canDo;
  const isBar = place === 'bar';
  const size = isBar ? 'lg' : 'md';
  return (
    <>
      <Button
        variant="danger"
        size={size}
        reason={whyNotReject && refusal(whyNotReject)}
        onClick={() => setOpen('reject')}
        className={isBar ? 'flex-1' : undefined}
      >
        {t('reject')}
      </Button>
      <Button
        variant="primary"
        size={size}
        reason={whyNotApprove && refusal(whyNotApprove)}
        aria-describedby={isBar ? countId : undefined}
        onClick={() => setOpen('approve')}
        className={isBar ? 'flex-2' : undefined}
      >
        <ShieldCheck aria-hidden />
        {t('approve')}
        {isBar ? <span aria-hidden>{t('rows', { count: batch.counts.queued })}</span> : null}
      </Button>
      {isBar ? (
        <VisuallyHidden id={countId}>{t('rows', { count: batch.counts.queued })}</VisuallyHidden>
      ) : null}
      <ApproveDialog
        batch={batch}
        place={place}
        open={open === 'approve'}
        onOpenChange={(next) => setOpen(next ? 'approve' : null)}
      />
      <RejectDialog
        batch={batch}
        place={place}
        open={open === 'reject'}
        onOpenChange={(next) => setOpen(next ? 'reject' : null)}
      />
    </>
  );
}

type DialogProps = DecisionButtonsProps & { open: boolean; onOpenChange: (open: boolean) => void };

function ApproveDialog({ batch, place, open, onOpenChange }: DialogProps) {
  const t = useTranslations('approvals.dialog');
  const refusal = useRefusalWords(batch.countsFromMs);
  const run = useApprovalRun();
  const missing = batch.needed - batch.approved - 1;
  const whyNot = batch.canDo.approve;

  async function decide({ comment, proof }: Decision): Promise<string | null> {
    const plan = exactPlan(batch);
    if (plan === null) return refusal('state');
    const done = await run(() =>
      approve({
        ...plan,
        ...(comment.trim() === '' ? {} : { comment }),
        ...proof,
      }),
    );
    if (!done.ok) return done.text;
    onOpenChange(false);
    const left = done.data.state === 'awaiting_approval' ? Math.max(1, missing) : 0;
    notify.success(t('approved', { number: batch.number, left }));
    return null;
  }

  return (
    <DecisionDialog
      open={open}
      onOpenChange={onOpenChange}
      kind="approve"
      title={t('approveTitle', { count: batch.counts.queued })}
      description={missing > 0 ? t('approveMore', { count: missing }) : t('approveLast')}
      needsStepUp={batch.stepUp.approve}
      // Both places are on the page; only the one that was left opens again.
      keep={{ name: `approve-${place}` }}
      reason={whyNot && refusal(whyNot)}
      onDecide={decide}
    >
      <ReviewAlerts counts={countPlan(batch)} zone={batch.zone} critical={batch.facts?.batch.critical ?? 0} />
      <OwnLapseAlert batch={batch} />
    </DecisionDialog>
  );
}

function RejectDialog({ batch, place, open, onOpenChange }: DialogProps) {
  const t = useTranslations('approvals.dialog');
  const refusal = useRefusalWords(batch.countsFromMs);
  const run = useApprovalRun();
  const whyNot = batch.canDo.reject;

  async function decide({ comment }: Decision): Promise<string | null> {
    const plan = exactPlan(batch);
    if (plan === null) return refusal('state');
    const done = await run(() => reject({ ...plan, comment }));
    if (!done.ok) return done.text;
    onOpenChange(false);
    notify.success(t('rejected', { number: batch.number }));
    return null;
  }

  return (
    <DecisionDialog
      open={open}
      onOpenChange={onOpenChange}
      kind="reject"
      title={t('rejectTitle', { number: batch.number })}
      description={t('rejectText', { sent: sentRows(batch) })}
      needsStepUp={false}
      keep={{ name: `reject-${place}` }}
      reason={whyNot && refusal(whyNot)}
      onDecide={decide}
    />
  );
}
