'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { POPUP } from '@/components/ui/popup-styles';
import { cn } from '@/lib/cn';

export type PopoverProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** One button element. */
  trigger: ReactElement<Record<string, unknown>>;
  /** Accessible name of what opens. */
  label: string;
  children: ReactNode;
  /** Also opens on hover: for looking, never for acting. */
  openOnHover?: boolean;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  className?: string;
};

export function Popover({
  open,
  onOpenChange,
  trigger,
  label,
  children,
  openOnHover = false,
  side = 'bottom',
  align = 'start',
  className,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} openOnHover={openOnHover} delay={300} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-50">
          <Base.Popup aria-label={label} className={cn(POPUP, 'max-w-[calc(100vw-1rem)] p-3', className)}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
