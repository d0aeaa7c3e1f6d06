'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { notify } from '@/components/feedback/toast-store';
import { Field } from '@/components/form/field';
import { StepUpField } from '@/components/form/step-up-field';
import { useProofDialog } from '@/components/form/use-proof-dialog';
import { Textarea } from '@/components/ui/textarea';
import { decideRows } from '@/lib/actions/batches';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { MAX_DECISION_REASON_LENGTH } from '@/lib/domain/limits';
import type { Decision } from '@/lib/domain/reconcile';
import type { RefusalAt } from '@/lib/domain/row-gate';
import { BATCHES_KEY } from '@/lib/queries/batches';
import type { DecidedRows } from '@/lib/schemas/decisions';

type DecideDialogProps = {
  decision: Decision;
  open: boolean;
  rowIds: readonly string[];
  /** Ordering more rows again than this asks for the password; null = never. */
  freeRows: number | null;
  onClose: () => void;
  onDecided: () => void;
  /** What was chosen before the browser left for a sign-in anew. */
  onKept: (rowIds: readonly string[]) => void;
};

const DIALOG = 'resend-rows';
const keptSchema = z.object({ rowIds: z.array(z.string()), reason: z.string() });

/** Says what a decision means, and takes the reason that is kept with it. */
export function DecideDialog(props: DecideDialogProps) {
  const { decision, open, rowIds, freeRows, onClose, onDecided, onKept } = props;
  const t = useTranslations('batches.decide');
  const notifyProblem = useNotifyProblem();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const count = rowIds.length;
  const isResend = decision === 'resend';
  const needsStepUp = isResend && stepUpNeeded(freeRows, count);
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: needsStepUp,
    name: DIALOG,
    state: { rowIds, reason },
    schema: keptSchema,
    onKept: (kept) => {
      setReason(kept.reason);
      onKept(kept.rowIds);
    },
    onOpenChange: (isOpen) => (isOpen ? undefined : onClose()),
    onClose: () => undefined,
  });

  async function decide() {
    const input = { rowIds: [...rowIds], decision, reason, ...stepUp.proof };
    const result = await decideRows(input).catch(noAnswer);
    stepUp.setPassword('');
    await client.invalidateQueries({ queryKey: BATCHES_KEY });
    if (!result?.ok) {
      notifyProblem(t('failed'), result?.problem ?? null);
      return;
    }
    tell(result.data);
    setReason('');
    onDecided();
    onClose();
  }

  function tell({ resent, left, refused }: DecidedRows) {
    if (resent.length > 0) notify.success(t('resent', { count: resent.length }));
    if (left.length > 0) notify.success(t('left', { count: left.length }));
    if (refused.length === 0) return;
    const countOf = (why: RefusalAt<'resend'>) => refused.filter((row) => row.why === why).length;
    notify.warning(t('refused', { count: refused.length }), {
      description: t('refusedText', {
        moved: countOf('event_moved'),
        passed: countOf('plan_time_passed'),
        gone: countOf('event_gone'),
      }),
    });
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={isResend ? t('resendTitle', { count }) : t('leaveTitle', { count })}
      description={isResend ? t('resendText') : t('leaveText')}
      confirmLabel={isResend ? t('confirmResend') : t('confirmLeave')}
      tone={isResend ? 'danger' : 'primary'}
      reason={count === 0 ? t('noneChosen') : reason.trim() === '' ? t('reasonMissing') : stepUp.reason}
      onConfirm={decide}
    >
      <div className="flex flex-col gap-4">
        <Field label={t('reason')} hint={t('reasonHint')} required>
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_DECISION_REASON_LENGTH}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        {needsStepUp ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} isBack={isBack} /> : null}
      </div>
    </ConfirmDialog>
  );
}
