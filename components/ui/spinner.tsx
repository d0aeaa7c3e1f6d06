import { LoaderCircle } from 'lucide-react';
import { cn } from '@/lib/cn';

/** Decoration: the waiting itself must be said by the text or `aria-busy` beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-[15px] animate-spin stroke-[1.75]', className)} />;
}
