'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { useClock, useInstantWords } from '@/components/time/use-clock';
import { Button } from '@/components/ui/button';
import { Select, Textarea } from '@/components/ui/input';
import { clearRotation, markRotation } from '@/lib/actions/schedule';
import { can, type Role } from '@/lib/domain/permissions';
import { MAX_REASON_LENGTH, MIN_REASON_LENGTH } from '@/lib/domain/schedule/rotation';
import { nowMs } from '@/lib/time/clock';

type Instance = { instanceId: string; name: string };

type RotationButtonProps = {
  instance: Instance;
  role: Role;
  /** `row`: a quiet button in a list, named after the instance. */
  look: 'row' | 'page';
  /** The instance is out of rotation already: the button puts it back. */
  isOut: boolean;
  onChanged: () => void;
};

/** Takes an instance out of rotation by a dialog, or puts it back at once. Stands wherever an instance does. */
export function RotationButton({ instance, role, look, isOut, onChanged }: RotationButtonProps) {
  const t = useTranslations('services.rotation');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [isOpen, setOpen] = useState(false);
  const [running, setRunning] = useState(false);
  const name = instance.name || instance.instanceId;

  async function putBack() {
    setRunning(true);
    const result = await clearRotation({ instanceId: instance.instanceId }).catch(noAnswer);
    setRunning(false);
    if (result?.ok) notify.success(t('backDone', { name }));
    else {
      notify.error(t('backFailed'), {
        description: problemText(result?.problem ?? null, tCommon('noAnswer')),
      });
    }
    onChanged();
  }

  return (
    <>
      <Button
        size={look === 'row' ? 'sm' : undefined}
        variant={look === 'row' ? 'ghost' : undefined}
        aria-label={look === 'row' ? t(isOut ? 'backOf' : 'buttonOf', { name }) : undefined}
        reason={can(role, 'rotation.mark') ? null : t('role')}
        loading={running}
        onClick={() => (isOut ? void putBack() : setOpen(true))}
      >
        {t(isOut ? 'back' : 'button')}
      </Button>
      {isOpen ? (
        <RotationDialog
          instance={instance}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

const HOUR_MS = 3_600_000;
const SPANS_HOURS = [4, 24, 7 * 24, 30 * 24, 90 * 24] as const;
const FIRST_HOURS = 24;

type RotationDialogProps = { instance: Instance; onClose: () => void; onDone: () => void };

/** Asks why and for how long. */
function RotationDialog({ instance, onClose, onDone }: RotationDialogProps) {
  const t = useTranslations('services.rotation');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const write = useInstantWords();
  const [hours, setHours] = useState<number>(FIRST_HOURS);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const name = instance.name || instance.instanceId;
  const until = useClock((now) => write(now + hours * HOUR_MS));

  async function confirm() {
    setFailure(null);
    const untilMs = nowMs() + hours * HOUR_MS;
    const result = await markRotation({ instanceId: instance.instanceId, reason, untilMs }).catch(noAnswer);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { name }));
    onDone();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name })}
      description={t('description')}
      reason={reason.trim().length < MIN_REASON_LENGTH ? t('reasonShort') : null}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <Field label={t('span')} hint={t('untilHint', { time: until })}>
          {(control) => (
            <Select
              {...control}
              value={hours}
              onChange={({ currentTarget: { value } }) => setHours(Number(value))}
            >
              {SPANS_HOURS.map((span) => (
                <option key={span} value={span}>
                  {span < 24 ? t('hours', { hours: span }) : t('days', { days: span / 24 })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('reason')} hint={t('reasonHint')} required>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={MAX_REASON_LENGTH}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <FormError>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
