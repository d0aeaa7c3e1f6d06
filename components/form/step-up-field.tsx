'use client';

import { KeyRound, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { PasswordField } from '@/components/form/password-field';
import type { StepUp } from '@/components/form/use-step-up';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';

type StepUpFieldProps = {
  stepUp: StepUp;
  /** Why the password is asked for. */
  hint: string;
  /** The browser has just come back from the identity provider. */
  isBack?: boolean;
};

/** Asks for a fresh proof inside a confirm dialog: the password, or a sign-in at the identity provider. */
export function StepUpField({ stepUp, hint, isBack = false }: StepUpFieldProps) {
  const { person, password, setPassword } = stepUp;
  if (person.method === 'password') {
    return <PasswordField value={password} onValueChange={setPassword} hint={hint} />;
  }
  return <SignInAgain stepUp={stepUp} label={person.label} isBack={isBack} />;
}

type SignInAgainProps = { stepUp: StepUp; label: string | null; isBack: boolean };

function SignInAgain({ stepUp, label, isBack }: SignInAgainProps) {
  const t = useTranslations('common.stepUp');
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');
  if (label === null) return <FormError>{t('noProvider')}</FormError>;
  if (stepUp.isFresh) {
    return (
      <Alert tone="green" icon={ShieldCheck} role="status">
        {t('oidcFresh', { label })}
      </Alert>
    );
  }

  async function leave() {
    setState('leaving');
    if ((await stepUp.leave()) === 'failed') setState('failed');
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-dim text-sm">{t('oidcText', { label })}</p>
      <Button loading={state === 'leaving'} onClick={leave}>
        <KeyRound aria-hidden />
        {t('oidcButton', { label })}
      </Button>
      <FormError>{state === 'failed' ? t('failed') : isBack ? t('notFinished', { label }) : null}</FormError>
    </div>
  );
}
