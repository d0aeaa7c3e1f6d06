'use client';

import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { PopupTrigger, usePopup } from '@/components/ui/use-popup';

const load = () => import('@/components/ui/popover-popup');
const PopoverPopup = lazy(load);

export type PopoverProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** One button element without an `onClick` of its own. */
  trigger: ReactElement<Record<string, unknown>>;
  /** Accessible name of what opens. */
  label: string;
  children: ReactNode;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  /**
   * It keeps its place when its trigger or its content changes size. For choices that change both: to be placed anew
   * costs as much as to draw a screen of rows.
   */
  still?: boolean;
  className?: string;
};

/** Opens on a press of its trigger. The code of the popup is loaded when the trigger is first pointed at or focused. */
export function Popover({
  open,
  onOpenChange,
  trigger,
  label,
  children,
  side = 'bottom',
  align = 'start',
  still = false,
  className,
}: PopoverProps) {
  const popup = usePopup(open, onOpenChange);
  return (
    <>
      <PopupTrigger popup={popup} kind="dialog" trigger={trigger} preload={() => void load()} />
      {popup.open ? (
        <Suspense fallback={null}>
          <PopoverPopup
            open
            onOpenChange={popup.onPopupChange}
            anchor={popup.anchor}
            label={label}
            side={side}
            align={align}
            still={still}
            className={className}
          >
            {children}
          </PopoverPopup>
        </Suspense>
      ) : null}
    </>
  );
}
