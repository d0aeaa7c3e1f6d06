'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { Field } from '@/components/form/field';
import { IconButton } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

type PasswordFieldProps = {
  value: string;
  onValueChange: (value: string) => void;
  /** Why it is asked for. */
  hint: string;
};

/** The signed-in person's own password once more, for acts that need it (step-up). */
export function PasswordField({ value, onValueChange, hint }: PasswordFieldProps) {
  const t = useTranslations('common');
  return (
    <Field label={t('password')} hint={hint} required>
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete="current-password"
          value={value}
          onChange={(event) => onValueChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A password field whose text can be shown. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  const t = useTranslations('auth');
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...props} type={shown ? 'text' : 'password'} className="h-9 pr-9" />
      <IconButton
        className="absolute top-[3px] right-[3px]"
        aria-label={shown ? t('hidePassword') : t('showPassword')}
        onClick={() => setShown(!shown)}
      >
        <Icon aria-hidden />
      </IconButton>
    </div>
  );
}

type CodeFieldProps = {
  label: string;
  hint: string;
  error?: string | undefined;
  value: string;
  onValueChange: (value: string) => void;
  autoFocus?: boolean;
};

/** A code of the authenticator app, or one for recovery. */
export function CodeField({ label, hint, error, value, onValueChange, autoFocus }: CodeFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required>
      {(control) => (
        <Input
          {...control}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onValueChange(event.currentTarget.value)}
          className="h-9 font-mono"
        />
      )}
    </Field>
  );
}
