'use client';

import { type ComponentProps, useId } from 'react';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'disabled'> & {
  indeterminate?: boolean;
  /** Why it cannot be chosen; dims it, keeps it focusable and is read as its description. */
  reason?: string | null;
};

const BOX =
  'size-[15px] shrink-0 cursor-pointer appearance-none rounded-[4px] border border-edge bg-panel bg-center bg-no-repeat ' +
  'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent ' +
  'aria-disabled:cursor-not-allowed aria-disabled:border-dashed aria-disabled:bg-transparent aria-disabled:opacity-60';

/** A native checkbox. Give it a `<label>` or `aria-label`. */
export function Checkbox({
  indeterminate = false,
  reason,
  className,
  onChange,
  onClick,
  'aria-describedby': describedBy,
  ...rest
}: CheckboxProps) {
  const reasonId = useId();
  return (
    <span className="relative inline-grid shrink-0 place-items-center text-on-accent">
      <input
        {...rest}
        type="checkbox"
        ref={(node) => {
          // `indeterminate` exists only as a property of the element, never as an attribute.
          if (node) node.indeterminate = indeterminate;
        }}
        className={cn(BOX, 'peer', className)}
        title={reason ?? rest.title}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason ? cn(describedBy, reasonId) : describedBy}
        onClick={(event) => {
          if (reason) event.preventDefault();
          onClick?.(event);
        }}
        onChange={(event) => {
          if (!reason) onChange?.(event);
        }}
      />
      <svg
        aria-hidden
        viewBox="0 0 15 15"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        className="pointer-events-none absolute size-[15px] opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0"
      >
        <path d="m3.8 7.8 2.6 2.6 4.8-5.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <svg
        aria-hidden
        viewBox="0 0 15 15"
        stroke="currentColor"
        strokeWidth="2"
        className="pointer-events-none absolute size-[15px] opacity-0 peer-indeterminate:opacity-100"
      >
        <path d="M4 7.5h7" strokeLinecap="round" />
      </svg>
      {reason ? <VisuallyHidden id={reasonId}>{reason}</VisuallyHidden> : null}
    </span>
  );
}
