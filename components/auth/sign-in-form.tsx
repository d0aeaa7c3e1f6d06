'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { postSignIn, type SignInOutcome } from '@/components/auth/post-sign-in';
import { useSignInFailure } from '@/components/auth/sign-in-outcome';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { PasswordInput } from '@/components/form/password-input';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { isFieldMessage, type SignInInput, signInInput } from '@/lib/schemas/sign-in';

type SignInFormProps = {
  signInPath: string;
  /** Known already: who signs in again. */
  email?: string;
  onDone: () => void;
  /** The password was right, and the code is asked for. */
  onCodeNeeded: () => void;
};

/** E-mail and password. On success there is a session, and `onDone` says what follows. */
export function SignInForm({ signInPath, email = '', onDone, onCodeNeeded }: SignInFormProps) {
  const t = useTranslations('auth');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const { register, handleSubmit, formState, resetField, setFocus } = useForm<SignInInput>({
    resolver: zodResolver(signInInput),
    defaultValues: { email, password: '' },
  });
  const done = outcome?.kind === 'ok';

  const submit = handleSubmit(async (input) => {
    setOutcome(null);
    const next = await postSignIn(signInPath, input);
    setOutcome(next);
    if (next.kind === 'ok') {
      onDone();
    } else if (next.kind === 'code_needed') {
      onCodeNeeded();
    } else if (next.kind === 'credentials') {
      resetField('password');
      setFocus('password');
    }
  });

  const sentence = (message: string | undefined) =>
    message && isFieldMessage(message) ? t(`fields.${message}`) : undefined;

  // `method="post"` so that a press before the script has loaded never puts the password into the address.
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('email')} error={sentence(formState.errors.email?.message)} required>
        {(control) => (
          <Input
            {...control}
            {...register('email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={email === ''}
            className="h-9"
          />
        )}
      </Field>
      <Field label={t('password')} error={sentence(formState.errors.password?.message)} required>
        {(control) => (
          <PasswordInput
            {...control}
            {...register('password')}
            autoComplete="current-password"
            autoFocus={email !== ''}
          />
        )}
      </Field>
      <FormError>{useSignInFailure(outcome)}</FormError>
      <Button type="submit" variant="primary" className="h-9" loading={formState.isSubmitting || done}>
        {t('submit')}
      </Button>
    </form>
  );
}
