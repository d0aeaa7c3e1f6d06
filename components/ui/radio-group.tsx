'use client';

import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn';

export type RadioOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  /** A quiet second line. */
  hint?: ReactNode;
  /** Why it cannot be chosen. */
  reason?: string | null;
};

type RadioGroupProps<Value extends string> = {
  /** Accessible name of the group. */
  label: string;
  /** Set when the label is already written by a Field around it. */
  labelHidden?: boolean;
  options: readonly RadioOption<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  className?: string;
};

/** Native radios in a list; arrow keys move within the group. */
export function RadioGroup<Value extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onValueChange,
  className,
}: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id} className={cn('flex flex-col gap-2', className)}>
      <span id={id} className={labelHidden ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </span>
      {options.map((option) => (
        <label key={option.value} className="flex items-start gap-2" title={option.reason ?? undefined}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            disabled={Boolean(option.reason)}
            onChange={() => onValueChange(option.value)}
            className="mt-[2.5px] size-[15px] shrink-0 cursor-pointer appearance-none rounded-full border border-edge bg-panel checked:border-[4.5px] checked:border-accent disabled:opacity-50"
          />
          <span className={cn('flex flex-col', option.reason && 'text-dim')}>
            {option.label}
            {option.reason || option.hint ? (
              <span className="text-dim text-xs">{option.reason || option.hint}</span>
            ) : null}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Two to four choices side by side; a radio group to keyboards and screen readers. */
export function Segmented<Value extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onValueChange,
  className,
}: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id} className={cn('flex flex-col gap-1.5', className)}>
      <span id={id} className={labelHidden ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </span>
      <div className="flex rounded-md border border-line bg-bg p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            title={option.reason ?? undefined}
            className={cn(
              'relative flex h-7 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-[5px] px-3 text-dim',
              'has-checked:bg-panel has-checked:font-medium has-checked:text-text has-checked:shadow-[0_0_0_1px_var(--line)]',
              'has-focus-visible:outline-2 has-focus-visible:outline-accent',
              option.reason && 'cursor-not-allowed opacity-55',
            )}
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={Boolean(option.reason)}
              onChange={() => onValueChange(option.value)}
              className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  );
}
