'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { CountBadge } from '@/components/ui/count-tile';

export type TabItem<Value extends string> = {
  value: Value;
  label: string;
  /** Drawn beside the label; nothing for zero. */
  count?: number;
};

type TabsProps<Value extends string> = {
  /** Accessible name of the list of tabs. */
  label: string;
  items: readonly TabItem<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  /** What the chosen tab shows. */
  children: ReactNode;
};

/** Views of one page, side by side; arrow keys move between them. */
export function Tabs<Value extends string>({
  label,
  items,
  value,
  onValueChange,
  children,
}: TabsProps<Value>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => {
        const item = items.find((known) => known.value === next);
        if (item) onValueChange(item.value);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Base.List
        aria-label={label}
        className="flex shrink-0 gap-5 overflow-x-auto border-line border-b px-5 max-sm:gap-4 max-sm:px-4"
      >
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="-mb-px flex h-10 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-dim hover:text-text focus-visible:outline-offset-[-2px] aria-selected:border-accent aria-selected:font-medium aria-selected:text-text"
          >
            {item.label}
            {item.count ? <CountBadge count={item.count} /> : null}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel value={value} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
