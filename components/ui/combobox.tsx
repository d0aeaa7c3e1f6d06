'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useId, useMemo, useRef } from 'react';
import { CONTROL, CONTROL_HEIGHT, MENU_ITEM, POPUP } from '@/components/ui/styles';
import { cn } from '@/lib/cn';

export type ComboboxItem = {
  value: string;
  label: string;
  /** Shown quietly at the end, and searched too. */
  hint?: string;
};

export type ComboboxProps = {
  /** Accessible name. */
  label: string;
  labelHidden?: boolean;
  items: readonly ComboboxItem[];
  value: string | null;
  onValueChange: (value: string) => void;
  /** Words for "nothing found". */
  emptyText: string;
  placeholder?: string;
  /** Before the text, such as an icon. */
  lead?: ReactNode;
  /** After the text, quietly. */
  trail?: ReactNode;
  /** Whether what is typed finds an item. Default: each word stands in its label or hint. */
  isFound?: (item: ComboboxItem, query: string) => boolean;
  /** Most items drawn at once; typing finds the others. */
  limit?: number;
  className?: string;
};

function matches(item: ComboboxItem, query: string): boolean {
  const words = query.toLowerCase().replaceAll('_', ' ').split(/\s+/);
  const text = `${item.label} ${item.hint ?? ''}`.toLowerCase().replaceAll('_', ' ');
  return words.every((word) => text.includes(word));
}

/** One choice of many, found by typing. */
export function Combobox({
  label,
  labelHidden = false,
  items,
  value,
  onValueChange,
  emptyText,
  placeholder,
  lead,
  trail,
  isFound = matches,
  limit = 60,
  className,
}: ComboboxProps) {
  const id = useId();
  /** Whether somebody was typing when the pointer came: a press then only moves the caret. */
  const wasOpen = useRef(false);
  const { label: chosen, hint } = items.find((item) => item.value === value) ?? {};
  // The same object as long as it says the same: a new one would throw away what is being typed.
  const current = useMemo(
    () => (value === null || chosen === undefined ? null : { value, label: chosen, hint }),
    [value, chosen, hint],
  );
  return (
    <Base.Root
      items={items}
      value={current}
      onValueChange={(item: ComboboxItem | null) => {
        if (item) onValueChange(item.value);
      }}
      isItemEqualToValue={(a: ComboboxItem, b: ComboboxItem) => a.value === b.value}
      filter={isFound}
      limit={limit}
      autoHighlight
    >
      <div className={cn('flex flex-col gap-1.5', className)}>
        <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-medium text-sm'}>
          {label}
        </label>
        <Base.InputGroup className="relative flex items-center">
          {lead ? <span className="pointer-events-none absolute left-2.5 text-dim">{lead}</span> : null}
          <Base.Input
            id={id}
            placeholder={placeholder}
            // Typing replaces the choice, as the press that comes in would otherwise put it behind the old text.
            onFocus={(event) => event.currentTarget.select()}
            onMouseDown={({ currentTarget: input }) => {
              wasOpen.current = input.getAttribute('aria-expanded') === 'true';
            }}
            onClick={({ currentTarget: input }) => {
              const isAtRest = !wasOpen.current || input.value === chosen;
              if (isAtRest && input.selectionStart === input.selectionEnd) input.select();
            }}
            className={cn(CONTROL, CONTROL_HEIGHT, trail ? 'pr-24' : 'pr-8', lead ? 'pl-8' : undefined)}
          />
          {trail ? (
            <span className="pointer-events-none absolute right-8.5 text-dim text-xs">{trail}</span>
          ) : null}
          <Base.Icon className="pointer-events-none absolute right-2.5 text-dim">
            <ChevronsUpDown aria-hidden className="size-[15px] stroke-[1.75]" />
          </Base.Icon>
        </Base.InputGroup>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(POPUP, 'w-(--anchor-width) min-w-56')}>
            <Base.Empty className="px-3 py-2 text-dim empty:hidden">{emptyText}</Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 outline-none data-empty:p-0">
              {(item: ComboboxItem) => (
                <Base.Item key={item.value} value={item} className={MENU_ITEM}>
                  <span className="flex-1 truncate">{item.label}</span>
                  {item.hint ? <span className="text-dim text-xs">{item.hint}</span> : null}
                  <Base.ItemIndicator>
                    <Check aria-hidden className="text-accent" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
