'use client';

import { CircleCheck, CircleDashed, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/field';
import { CodeField, PasswordField } from '@/components/form/secret-fields';
import { Section } from '@/components/settings/account/section';
import { SetUpFields, useSetUp } from '@/components/settings/account/set-up';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { turnOffSecondFactor } from '@/lib/actions/account';
import type { SecondFactorState } from '@/lib/schemas/account';

/** The viewer's own second factor: whether it is on, and the way in and out. */
export function SecondFactorSection({ state }: { state: SecondFactorState }) {
  const t = useTranslations('account.factor');
  const router = useRouter();
  const [open, setOpen] = useState<'setUp' | 'turnOff' | null>(null);
  const { onSinceMs, recoveryCodesLeft } = state;
  const isOn = onSinceMs !== null;

  function close() {
    setOpen(null);
    router.refresh();
  }

  return (
    <Section
      heading={t('heading')}
      text={
        <div className="flex flex-col items-start gap-1.5">
          {isOn ? (
            <p className="flex flex-wrap items-center gap-x-2">
              <Badge tone="green" icon={CircleCheck}>
                {t('on')}
              </Badge>
              <span>
                {t('since')} <Instant ms={onSinceMs} withZone />
              </span>
            </p>
          ) : (
            <Badge tone="slate" icon={CircleDashed}>
              {t('off')}
            </Badge>
          )}
          <p>{isOn ? t('onText') : t('offText')}</p>
          {isOn ? <p>{t('left', { count: recoveryCodesLeft })}</p> : null}
        </div>
      }
      actions={
        isOn ? (
          <Button onClick={() => setOpen('turnOff')}>{t('turnOff')}</Button>
        ) : (
          <Button onClick={() => setOpen('setUp')}>
            <Smartphone aria-hidden />
            {t('setUp')}
          </Button>
        )
      }
    >
      {open === 'setUp' ? <SecondFactorSetUpDialog onClose={close} /> : null}
      {open === 'turnOff' ? <TurnOffDialog onClose={close} /> : null}
    </Section>
  );
}

/** Sets up the viewer's second factor: password, app and first code, recovery codes. */
function SecondFactorSetUpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account.factor');
  const tCommon = useTranslations('common');
  const formId = useId();
  const setUp = useSetUp();
  const isDone = setUp.step.kind === 'codes';

  function close() {
    if (isDone) notify.success(t('onDone'));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={isDone ? t('codesTitle') : t('title')}
      closeOnOutside={false}
      footer={
        isDone ? (
          <Button variant="primary" onClick={close}>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button variant="ghost" onClick={close}>
              {tCommon('cancel')}
            </Button>
            <Button variant="primary" type="submit" form={formId} loading={setUp.running}>
              {setUp.step.kind === 'password' ? t('next') : t('confirm')}
            </Button>
          </>
        )
      }
    >
      <SetUpFields setUp={setUp} formId={formId} />
    </Dialog>
  );
}

/** Turns the viewer's second factor off, by password and code. */
function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account.factor');
  const tField = useTranslations('auth.fields');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  async function turnOff() {
    setFailure(null);
    const result = await turnOffSecondFactor({ stepUp: { password }, code }).catch(noAnswer);
    setPassword('');
    setCode('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('offDone'));
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('offTitle')}
      description={t('offDescription')}
      confirmLabel={t('turnOff')}
      tone="danger"
      reason={password === '' ? tField('passwordNeeded') : code.trim() === '' ? tField('codeNeeded') : null}
      onConfirm={turnOff}
    >
      <div className="flex flex-col gap-4">
        <PasswordField value={password} onValueChange={setPassword} hint={t('passwordHint')} />
        <CodeField label={t('code')} hint={t('offCodeHint')} value={code} onValueChange={setCode} />
        <FormError title={t('offFailed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
