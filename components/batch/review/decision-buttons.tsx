'use client';

import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { z } from 'zod';
import { exactPlan } from '@/components/batch/exact-plan';
import { countPlan, sentRows } from '@/components/batch/review/plan-counts';
import { OwnLapseAlert, ReviewAlerts } from '@/components/batch/review/review-alerts';
import { useApprovalRun, useRefusalWords } from '@/components/batch/review/use-approval-actions';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { notify } from '@/components/feedback/toast-store';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useProofDialog } from '@/components/form/step-up';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { approve, reject } from '@/lib/actions/batches';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
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

/** `proof` goes into the action beside its input. */
export type Decision = { comment: string; proof: { stepUp?: { password: string } } };

type DecisionDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  kind: 'approve' | 'reject';
  title: string;
  description: string;
  /** What is decided: rows, regions, warnings. */
  children?: ReactNode;
  /** Whether a fresh proof is asked for: the password again, or a sign-in anew. */
  needsStepUp: boolean;
  /** Its name on the page, and what else to keep, when a sign-in anew leaves the page. */
  keep: { name: string; more?: Record<string, unknown> };
  /** What was typed before such a sign-in, when the page gives it. */
  resumed?: string;
  /** Why it cannot be decided any more, though the dialog is open. */
  reason?: string | null;
  /** Gives what went wrong in words; null when it was done. The caller closes the dialog. */
  onDecide: (decision: Decision) => Promise<ReactNode>;
};

const keptSchema = z.object({ comment: z.string() });

/** The second tap: a comment, a proof where it is asked for, and Confirm. What was typed survives a failure. */
export function DecisionDialog({
  open,
  onOpenChange,
  kind,
  title,
  description,
  children,
  needsStepUp,
  keep,
  resumed,
  reason,
  onDecide,
}: DecisionDialogProps) {
  const t = useTranslations('approvals.dialog');
  const [comment, setComment] = useState(resumed ?? '');
  const [failure, setFailure] = useState<ReactNode>(null);
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: needsStepUp,
    name: keep.name,
    state: { ...keep.more, comment },
    schema: keptSchema,
    onKept: (kept) => setComment(kept.comment),
    resumed: resumed !== undefined,
    onOpenChange,
    onClose: () => setFailure(null),
  });
  const noComment = kind === 'reject' && comment.trim() === '' ? t('commentNeeded') : null;

  async function decide() {
    setFailure(null);
    const problem = await onDecide({ comment, proof: stepUp.proof });
    setFailure(problem);
    // A wrong password is typed anew; a comment is kept.
    stepUp.setPassword('');
    if (problem === null) setComment('');
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={title}
      description={description}
      tone={kind === 'reject' ? 'danger' : 'primary'}
      reason={reason ?? noComment ?? stepUp.reason}
      onConfirm={decide}
    >
      <div className="flex flex-col gap-4">
        {children}
        <Field
          label={t('comment')}
          hint={kind === 'reject' ? t('rejectHint') : undefined}
          required={kind === 'reject'}
          optional={kind === 'approve'}
        >
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_NOTE_LENGTH}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
          )}
        </Field>
        {needsStepUp ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} isBack={isBack} /> : null}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
