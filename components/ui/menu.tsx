'use client';

import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import type * as Parts from '@/components/ui/menu-popup';
import { PopupTrigger, usePopup } from '@/components/ui/use-popup';

const load = () => import('@/components/ui/menu-popup');
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

/** One line of a Menu. */
export const MenuItem = lazy(async () => ({ default: (await load()).MenuItem }));
export const MenuSeparator = lazy(async () => ({ default: (await load()).MenuSeparator }));
/**
 * A labelled group of which exactly one is chosen.
 * The cast gives back the type parameter that `lazy` drops; props and result of the two are the same.
 */
export const MenuChoice = lazy(async () => ({
  default: (await load()).MenuChoice,
})) as unknown as typeof Parts.MenuChoice;

type MenuProps = {
  /** One button element without an `onClick` of its own. */
  trigger: ReactElement<Record<string, unknown>>;
  side?: 'top' | 'bottom' | 'right';
  align?: 'start' | 'end';
  className?: string;
  children: ReactNode;
};

/** Opens on a press of its trigger. Its code is loaded when the trigger is first pointed at or focused. */
export function Menu({ trigger, side = 'bottom', align = 'start', className, children }: MenuProps) {
  const popup = usePopup();
  return (
    <>
      <PopupTrigger popup={popup} kind="menu" trigger={trigger} preload={() => void load()} />
      {popup.open ? (
        <Suspense fallback={null}>
          <MenuPopup
            onOpenChange={popup.onPopupChange}
            anchor={popup.anchor}
            side={side}
            align={align}
            className={className}
          >
            {children}
          </MenuPopup>
        </Suspense>
      ) : null}
    </>
  );
}
