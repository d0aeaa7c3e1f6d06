'use client';

import { useId } from 'react';
import type { RadioGroupProps } from '@/components/ui/radio-group';
import { cn } from '@/lib/cn';

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
