'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';

export type TooltipPopupProps = {
  anchor: () => Element | null;
  side: 'top' | 'right' | 'bottom' | 'left';
  onClose: () => void;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  children: ReactNode;
};

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function TooltipPopup({
  anchor,
  side,
  onClose,
  onPointerEnter,
  onPointerLeave,
  children,
}: TooltipPopupProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} sideOffset={6} className="z-60">
          <Base.Popup
            onPointerEnter={onPointerEnter}
            onPointerLeave={onPointerLeave}
            className="max-w-72 rounded-md bg-text px-2 py-1 text-xs text-panel shadow-float"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
