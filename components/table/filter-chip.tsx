'use client';

import { Plus } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

type FilterChipProps = Omit<ComponentProps<'button'>, 'value'> & {
  /** What is filtered: "Status". */
  name: string;
  /** What it is filtered to, in words; without it the chip offers to add the filter. */
  value?: string | null;
};

/** The pressable face of one filter; the trigger of a Popover or Menu. */
export function FilterChip({ name, value, className, ...props }: FilterChipProps) {
  return (
    <button
      type="button"
      {...props}
      className={cn(
        'inline-flex h-7.5 max-w-60 shrink-0 items-center gap-1.5 rounded-md border px-2.5 text-base',
        value
          ? 'border-line bg-panel hover:bg-line2'
          : 'border-line border-dashed text-dim hover:bg-line2 hover:text-text',
        className,
      )}
    >
      {value ? null : <Plus aria-hidden className="size-[15px] stroke-[1.75]" />}
      <span className="shrink-0">{name}</span>
      {value ? <span className="truncate font-medium text-accent">{value}</span> : null}
    </button>
  );
}
