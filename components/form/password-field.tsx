'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
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
