'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { PasswordInput } from '@/components/form/password-input';
import { startOidc } from '@/components/form/start-oidc';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';

type StepUpFieldProps = {
  /** How this person proves themselves; the page asks the service `stepUpMethod`. */
  method: 'password' | 'oidc';
  value: string;
  onValueChange: (password: string) => void;
  /** A sentence: why the last password was refused. */
  error?: string | null;
};

/**
 * Asks for a fresh proof inside a confirm dialog. With a password: the caller sends `value` to the action
 * `confirmPassword` first, then does the act. Without one: a button that signs in anew at the identity provider and
 * comes back to this page; nothing has to be sent then.
 */
export function StepUpField({ method, value, onValueChange, error }: StepUpFieldProps) {
  const t = useTranslations('common.stepUp');
  if (method === 'oidc') return <SignInAgain />;
  return (
    <Field label={t('password')} hint={t('hint')} error={error} required>
      {(control) => (
        <PasswordInput
          {...control}
          value={value}
          onChange={(event) => onValueChange(event.currentTarget.value)}
          autoComplete="current-password"
        />
      )}
    </Field>
  );
}

function SignInAgain() {
  const t = useTranslations('common.stepUp');
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');

  async function leave() {
    setState('leaving');
    const { kind } = await startOidc(`${window.location.pathname}${window.location.search}`, true);
    if (kind === 'failed') setState('failed');
  }

  return (
    <div className="flex flex-col gap-2">
      <Alert
        tone="slate"
        icon={RotateCw}
        actions={
          <Button size="sm" loading={state === 'leaving'} onClick={leave}>
            {t('oidcButton')}
          </Button>
        }
      >
        {t('oidcText')}
      </Alert>
      <FormError>{state === 'failed' ? t('failed') : null}</FormError>
    </div>
  );
}
