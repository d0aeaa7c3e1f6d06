import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        'inline-grid h-4.5 min-w-4.5 place-items-center rounded-[4px] border border-line bg-bg px-1 font-mono text-2xs text-dim',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
