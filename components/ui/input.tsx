import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { CONTROL, CONTROL_HEIGHT } from '@/components/ui/styles';
import { cn } from '@/lib/cn';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={cn(CONTROL, CONTROL_HEIGHT, className)} />;
}

export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} rows={rows} className={cn(CONTROL, 'px-2.5 py-1.5', className)} />;
}

/** A native select: the system's own list, also on phones. Children are `<option>`s. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cn('relative inline-flex w-full', className)}>
      <select {...props} className={cn(CONTROL, CONTROL_HEIGHT, 'appearance-none pr-8')} />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-[15px] -translate-y-1/2 stroke-[1.75] text-dim"
      />
    </span>
  );
}
