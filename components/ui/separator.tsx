import { cn } from '@/lib/cn';

/** A hairline for the eye; vertical inside a row of controls. */
export function Separator({ vertical = false, className }: { vertical?: boolean; className?: string }) {
  return (
    <span aria-hidden className={cn('block bg-line', vertical ? 'h-5 w-px' : 'h-px w-full', className)} />
  );
}
