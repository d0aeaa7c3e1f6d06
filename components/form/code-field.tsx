'use client';

import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';

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
