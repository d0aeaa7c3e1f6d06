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
  'tick relative size-[15px] shrink-0 cursor-pointer appearance-none rounded-[4px] border border-edge bg-panel ' +
  'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent ' +
  'aria-disabled:cursor-not-allowed aria-disabled:border-dashed aria-disabled:bg-transparent aria-disabled:opacity-60';

/** A native checkbox; `tick` in globals.css draws its mark, and only where there is one. Give it a `<label>` or `aria-label`. */
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
    <>
      <input
        {...rest}
        type="checkbox"
        ref={(node) => {
          // `indeterminate` exists only as a property of the element, never as an attribute.
          if (node) node.indeterminate = indeterminate;
        }}
        className={cn(BOX, className)}
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
      {reason ? <VisuallyHidden id={reasonId}>{reason}</VisuallyHidden> : null}
    </>
  );
}
