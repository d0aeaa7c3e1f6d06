import type { ComponentProps } from 'react';
import { CONTROL, CONTROL_HEIGHT } from '@/components/ui/control-styles';
import { cn } from '@/lib/cn';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={cn(CONTROL, CONTROL_HEIGHT, className)} />;
}
