'use client';

import { Button, type ButtonProps } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import { cn } from '@/lib/cn';

const SQUARE = { sm: 'w-6 px-0', md: 'w-7.5 px-0', lg: 'w-10.5 px-0' };

/** A button whose whole label is an icon; `aria-label` is also its tooltip. */
export function IconButton({ className, ...props }: ButtonProps & { 'aria-label': string }) {
  const button = <Button variant="ghost" {...props} className={cn(SQUARE[props.size ?? 'md'], className)} />;
  return props.reason ? button : <Tooltip label={props['aria-label']}>{button}</Tooltip>;
}
