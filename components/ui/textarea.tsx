import type { ComponentProps } from 'react';
import { CONTROL } from '@/components/ui/control-styles';
import { cn } from '@/lib/cn';

export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} rows={rows} className={cn(CONTROL, 'px-2.5 py-1.5', className)} />;
}
