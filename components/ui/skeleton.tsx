import { cn } from '@/lib/cn';

/** A grey bar where text will be; give it the width of that text. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-3 w-24 animate-pulse rounded-sm bg-line2', className)} />;
}
