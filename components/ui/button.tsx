'use client';

import { LoaderCircle } from 'lucide-react';
import { type ComponentProps, type MouseEvent, useId } from 'react';
import { type ButtonLook, buttonVariants } from '@/components/ui/link-button';
import { Tooltip } from '@/components/ui/tooltip';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';

/**
 * A control cannot be disabled without saying why. `reason` alone disables; with `disabled` too, that decides.
 * It stays focusable (`aria-disabled`), shows the reason on hover and focus, and is described by it.
 */
export type Reasoned =
  | { disabled?: undefined; reason?: string | null }
  | { disabled: boolean; reason: string | null };

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  ButtonLook &
  Reasoned & {
    /** Shows a spinner and ignores presses; the label stays, so the width does not jump. */
    loading?: boolean;
  };

export function Button({
  variant,
  size,
  className,
  disabled,
  reason,
  loading = false,
  type = 'button',
  onClick,
  children,
  'aria-describedby': describedBy,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const why = (disabled ?? Boolean(reason)) ? (reason ?? '') : null;
  const blocked = why !== null || loading;

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    // Also stops `type="submit"` from submitting and a popup trigger from opening.
    if (blocked) {
      event.preventDefault();
      event.stopPropagation();
    } else onClick?.(event);
  }

  const button = (
    <button
      {...rest}
      type={type}
      className={cn(buttonVariants({ variant, size }), className)}
      aria-disabled={blocked || undefined}
      aria-busy={loading || undefined}
      aria-describedby={why ? cn(describedBy, reasonId) : describedBy}
      onClick={handleClick}
    >
      {loading ? <Spinner /> : null}
      {children}
    </button>
  );
  if (!why) return button;
  return (
    <>
      <Tooltip label={why}>{button}</Tooltip>
      <VisuallyHidden id={reasonId}>{why}</VisuallyHidden>
    </>
  );
}

const SQUARE = { sm: 'w-6 px-0', md: 'w-7.5 px-0', lg: 'w-10.5 px-0' };

/** A button whose whole label is an icon; `aria-label` is also its tooltip. */
export function IconButton({ className, ...props }: ButtonProps & { 'aria-label': string }) {
  const button = <Button variant="ghost" {...props} className={cn(SQUARE[props.size ?? 'md'], className)} />;
  return props.reason ? button : <Tooltip label={props['aria-label']}>{button}</Tooltip>;
}

/** Decoration: the waiting itself must be said by the text or `aria-busy` beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-[15px] animate-spin stroke-[1.75]', className)} />;
}
