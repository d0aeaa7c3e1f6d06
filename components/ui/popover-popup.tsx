'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps, ReactNode } from 'react';
import { POPUP } from '@/components/ui/styles';
import { cn } from '@/lib/cn';

export type PopoverPopupProps = {
  open: boolean;
  onOpenChange: ComponentProps<typeof Base.Root>['onOpenChange'];
  anchor: () => Element | null;
  label: string;
  side: 'top' | 'bottom' | 'left' | 'right';
  align: 'start' | 'center' | 'end';
  /** See `PopoverProps`. */
  still: boolean;
  className?: string;
  children: ReactNode;
};

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function PopoverPopup({
  open,
  onOpenChange,
  anchor,
  label,
  side,
  align,
  still,
  className,
  children,
}: PopoverPopupProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={6}
          disableAnchorTracking={still}
          className="z-50"
        >
          <Base.Popup
            aria-label={label}
            finalFocus={() => focusable(anchor())}
            className={cn(POPUP, 'max-w-[calc(100vw-1rem)] p-3', className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function focusable(element: Element | null): HTMLElement | null {
  return element instanceof HTMLElement ? element : null;
}
