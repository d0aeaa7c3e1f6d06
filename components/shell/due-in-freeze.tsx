'use client';

import { CloudLightning } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useNotifyProblem, useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import { leaveToCloud, reopenDue } from '@/lib/actions/schedule';
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

type DueInFreezeAlertProps = Omit<LeaveDialogProps, 'onClose' | 'onLeft'> & {
  left: { byName: string; atMs: number; reason: string } | null;
  /** Why this person cannot answer; null when they can. */
  reason: string | null;
  isPlanning: boolean;
  /** Plans it, so that it can be done before the freeze. */
  onBefore: () => void;
  onAnswered: () => void;
};

/** "The cloud acts at 02:00, inside “Singles’ Day”", with its answers, or who has given one. */
export function DueInFreezeAlert({
  left,
  reason,
  isPlanning,
  onBefore,
  onAnswered,
  ...about
}: DueInFreezeAlertProps) {
  const t = useTranslations('slots.due');
  const write = useInstantWords(about.zone);
  const notifyProblem = useNotifyProblem();
  const [asking, setAsking] = useState(false);

  async function reopen() {
    const result = await reopenDue({ eventKey: about.eventKey }).catch(noAnswer);
    if (!result?.ok) {
      notifyProblem(t('leftFailed'), result?.problem ?? null);
      return;
    }
    notify.success(t('reopened'));
    onAnswered();
  }

  return (
    <>
      <Alert
        tone={left ? 'slate' : 'red'}
        icon={CloudLightning}
        title={t('inside', { time: write(about.dueAtMs), name: about.freeze })}
        actions={
          left ? (
            <Button size="sm" reason={reason} onClick={() => void reopen()}>
              {t('reopen')}
            </Button>
          ) : (
            <>
              <Button size="sm" reason={reason} loading={isPlanning} onClick={onBefore}>
                {t('before')}
              </Button>
              <Button size="sm" reason={reason} onClick={() => setAsking(true)}>
                {t('leave')}
              </Button>
            </>
          )
        }
      >
        {left ? t('leftBy', { name: left.byName }) : null}
        {left?.reason ? <q className="ml-1 break-words">{left.reason}</q> : null}
      </Alert>
      {asking ? <LeaveDialog {...about} onClose={() => setAsking(false)} onLeft={onAnswered} /> : null}
    </>
  );
}
