'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { Textarea } from '@/components/ui/textarea';
import { decideRows } from '@/lib/actions/batches';
import { MAX_DECISION_REASON_LENGTH } from '@/lib/domain/limits';
import type { Decision } from '@/lib/domain/reconcile';
import { BATCHES_KEY } from '@/lib/queries/batches';
import type { DecidedRows, ResendRefusal } from '@/lib/schemas/decisions';

type DecideDialogProps = {
  decision: Decision;
  open: boolean;
  rowIds: readonly string[];
  onClose: () => void;
  onDecided: () => void;
};

/** Says what a decision means, and takes the reason that is kept with it. */
export function DecideDialog({ decision, open, rowIds, onClose, onDecided }: DecideDialogProps) {
  const t = useTranslations('batches.decide');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const count = rowIds.length;
  const isResend = decision === 'resend';

  async function decide() {
    const result = await decideRows({ rowIds: [...rowIds], decision, reason }).catch(failedAnswer);
    await client.invalidateQueries({ queryKey: BATCHES_KEY });
    if (!result?.ok) {
      notify.error(t('failed'), { description: problemText(result?.problem ?? null, tCommon('noAnswer')) });
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
    const countOf = (why: ResendRefusal) => refused.filter((row) => row.why === why).length;
    notify.warning(t('refused', { count: refused.length }), {
      description: t('refusedText', {
        moved: countOf('moved'),
        passed: countOf('plan_time_passed'),
        gone: countOf('gone'),
      }),
    });
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={isResend ? t('resendTitle', { count }) : t('leaveTitle', { count })}
      description={isResend ? t('resendText') : t('leaveText')}
      confirmLabel={isResend ? t('confirmResend') : t('confirmLeave')}
      tone={isResend ? 'danger' : 'primary'}
      reason={count === 0 ? t('noneChosen') : reason.trim() === '' ? t('reasonMissing') : null}
      onConfirm={decide}
    >
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
    </ConfirmDialog>
  );
}
