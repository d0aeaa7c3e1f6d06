import { cva, type VariantProps } from 'class-variance-authority';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { Glyph } from '@/components/ui/glyph';
import { cn } from '@/lib/cn';

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ variant, size, className, ...props }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...props} className={cn(buttonVariants({ variant, size }), className)} />;
}

/** Looks of anything that is pressed: Button, IconButton, LinkButton, triggers of menus. */
export const buttonVariants = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border border-transparent font-medium transition-colors aria-disabled:opacity-55 [&_svg]:size-[15px] [&_svg]:shrink-0 [&_svg]:stroke-[1.75]',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:not-aria-disabled:bg-accent/90',
        outline: 'border-line bg-panel text-text hover:not-aria-disabled:bg-line2',
        ghost: 'text-dim hover:not-aria-disabled:bg-line2 hover:not-aria-disabled:text-text',
        danger:
          'border-line bg-panel text-red hover:not-aria-disabled:border-red/40 hover:not-aria-disabled:bg-red-bg',
      },
      size: {
        sm: 'h-6 px-2 text-xs',
        md: 'h-7.5 px-2.5 text-base',
        lg: 'h-10.5 px-4 text-base',
      },
    },
    defaultVariants: { variant: 'outline', size: 'md' },
  },
);

export type ButtonLook = VariantProps<typeof buttonVariants>;

/**
 * A link to the page of what a cell names, beside an id that is copied by press: 24 px of its own, since two lines of text
 * that both take a press are too near to each other (WCAG 2.2, 2.5.8). @param label what the page tells
 */
export function OpenLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      title={label}
      aria-label={label}
      className="ml-auto flex size-6 shrink-0 items-center justify-center self-center rounded-sm text-dim hover:bg-line2 hover:text-accent"
    >
      <Glyph name="arrowUpRight" />
    </Link>
  );
}
