'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Alert } from '@/components/ui/alert';
import { cn } from '@/lib/cn';

/** Spread these on the control. */
export type FieldControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence; marks the control invalid and is read with it. */
  error?: ReactNode;
  required?: boolean;
  /** Writes "optional" beside the label. */
  optional?: boolean;
  className?: string;
  children: (control: FieldControlProps) => ReactNode;
};

/** Label, control, hint and error of one field, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  required = false,
  optional = false,
  className,
  children,
}: FieldProps) {
  const t = useTranslations('common');
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline gap-1.5">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {optional ? <span className="text-faint text-xs">{t('optional')}</span> : null}
      </div>
      {children({
        id,
        'aria-describedby': cn(errorId, hintId) || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error ? (
        <p id={errorId} className="text-red text-sm">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={hintId} className="text-dim text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** The error of a whole form or dialog, above its buttons. Announced when it appears; nothing without text. */
export function FormError({ title, children }: { title?: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <Alert tone="red" icon={CircleX} role="alert" title={title}>
      {children}
    </Alert>
  );
}
