'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { useInstantWords } from '@/components/time/use-clock';
import { Textarea } from '@/components/ui/input';
import { leaveToCloud } from '@/lib/actions/due-choices';
import { MAX_DECISION_REASON_LENGTH } from '@/lib/domain/limits';

type LeaveDialogProps = {
  eventKey: string;
  /** The name of the instance. */
  instance: string;
  /** When the cloud acts (epoch ms): the answer is about this time. */
  dueAtMs: number;
  /** The name of the freeze. */
  freeze: string;
  zone?: string;
  onClose: () => void;
  onLeft: () => void;
};

/** Records by name that the cloud may act inside a freeze. */
export function LeaveDialog({
  eventKey,
  instance,
  dueAtMs,
  freeze,
  zone,
  onClose,
  onLeft,
}: LeaveDialogProps) {
  const t = useTranslations('slots.due');
  const tCommon = useTranslations('common');
  const write = useInstantWords(zone);
  const problemText = useProblemText();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  async function leave() {
    setFailure(null);
    const result = await leaveToCloud({ eventKey, dueAtMs, reason }).catch(noAnswer);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('left'));
    onLeft();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('leaveTitle', { instance })}
      description={t('leaveText', { time: write(dueAtMs), name: freeze })}
      confirmLabel={t('leaveConfirm')}
      onConfirm={leave}
    >
      <div className="flex flex-col gap-4">
        <Field label={t('leaveReason')} hint={t('leaveReasonHint')}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={MAX_DECISION_REASON_LENGTH}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <FormError title={t('leftFailed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
