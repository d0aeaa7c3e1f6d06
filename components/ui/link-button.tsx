import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonVariants } from '@/components/ui/button-variants';
import { cn } from '@/lib/cn';

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ variant, size, className, ...props }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...props} className={cn(buttonVariants({ variant, size }), className)} />;
}
