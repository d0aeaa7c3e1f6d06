'use client';

import { type ComponentProps, type MouseEvent, useId } from 'react';
import { Tooltip } from '@/components/ui/tooltip';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';

type SwitchProps = Omit<
  ComponentProps<'button'>,
  'type' | 'disabled' | 'children' | 'onChange' | 'onClick'
> & {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Why it cannot be changed; dims it, keeps it focusable and is read as its description. */
  reason?: string | null;
};

/** On or off, at once or after a dialog. Give it an `aria-label`, or a label that names it. */
export function Switch({
  checked,
  onCheckedChange,
  reason,
  className,
  'aria-describedby': describedBy,
  ...rest
}: SwitchProps) {
  const reasonId = useId();
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (reason) event.preventDefault();
    else onCheckedChange(!checked);
  }
  const control = (
    <button
      {...rest}
      type="button"
      role="switch"
      aria-checked={checked}
      aria-disabled={reason ? true : undefined}
      aria-describedby={reason ? cn(describedBy, reasonId) : describedBy}
      onClick={handleClick}
      className={cn(
        'group inline-flex h-6 w-9 shrink-0 cursor-pointer items-center rounded-full',
        'aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
        className,
      )}
    >
      <span
        aria-hidden
        className={cn(
          'flex h-[18px] w-full items-center rounded-full border border-edge bg-panel px-px',
          'group-aria-checked:justify-end group-aria-checked:border-accent group-aria-checked:bg-accent',
          'group-aria-disabled:border-dashed',
        )}
      >
        <span className="size-3 rounded-full bg-edge group-aria-checked:bg-on-accent" />
      </span>
    </button>
  );
  if (!reason) return control;
  return (
    <>
      <Tooltip label={reason}>{control}</Tooltip>
      <VisuallyHidden id={reasonId}>{reason}</VisuallyHidden>
    </>
  );
}
