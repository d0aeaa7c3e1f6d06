'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { MENU_ITEM, POPUP } from '@/components/ui/styles';
import { cn } from '@/lib/cn';

export type MenuPopupProps = {
  onOpenChange: ComponentProps<typeof Base.Root>['onOpenChange'];
  anchor: () => Element | null;
  side: 'top' | 'bottom' | 'right';
  align: 'start' | 'end';
  className?: string;
  children: ReactNode;
};

export function MenuPopup({ onOpenChange, anchor, side, align, className, children }: MenuPopupProps) {
  return (
    <Base.Root open onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} align={align} sideOffset={6} className="z-50">
          <Base.Popup
            finalFocus={() => {
              const trigger = anchor();
              return trigger instanceof HTMLElement ? trigger : null;
            }}
            className={cn(POPUP, 'max-h-(--available-height) min-w-52 overflow-y-auto p-1', className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export type MenuItemProps = Omit<ComponentProps<typeof Base.Item>, 'className' | 'disabled'> & {
  icon?: ReactNode;
  /** Shown at the end, such as a key. */
  hint?: ReactNode;
  tone?: 'danger';
  /** Why it cannot be chosen; shown as a second line. */
  reason?: string | null;
};

export function MenuItem({ icon, hint, tone, reason, children, ...props }: MenuItemProps) {
  return (
    <Base.Item
      {...props}
      disabled={Boolean(reason)}
      className={cn(MENU_ITEM, tone === 'danger' && 'text-red')}
    >
      {icon}
      <span className="flex flex-1 flex-col">
        {children}
        {reason ? <span className="text-dim text-xs">{reason}</span> : null}
      </span>
      {hint ? <span className="text-dim text-xs">{hint}</span> : null}
    </Base.Item>
  );
}

export type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  onValueChange: (value: Value) => void;
};

/** A labelled group of which exactly one is chosen. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onValueChange,
}: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onValueChange(next)}>
      <Base.Group>
        <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-faint text-xs">{label}</Base.GroupLabel>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={MENU_ITEM}>
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="text-accent" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.Group>
    </Base.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line2" />;
}
