'use client';

import { Plus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import {
  type ComponentProps,
  type FormEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { useIntent } from '@/components/ui/use-intent';
import { cn } from '@/lib/cn';

export type FacetOption = {
  value: string;
  label: string;
  /** Drawn instead of the label, such as a badge. */
  face?: ReactNode;
  /** Rows with this value; left out when not known. */
  count?: number;
};

type FacetedFilterProps = {
  /** "Status": name of the chip and of the popover. */
  name: string;
  options: readonly FacetOption[];
  /** Chosen values; none means no filter. */
  values: readonly string[];
  onValuesChange: (values: string[]) => void;
  /** Someone is about to choose these; may come to nothing. */
  onValuesIntent?: (values: string[]) => void;
};

const SEARCH_FROM_OPTIONS = 9;

/** A chip that opens a list of checkboxes. A change counts at once. */
export function FacetedFilter({ name, options, values, onValuesChange, onValuesIntent }: FacetedFilterProps) {
  const t = useTranslations('common');
  const format = useFormatter();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const labels = values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const shown = options.filter((option) => option.label.toLowerCase().includes(query.trim().toLowerCase()));

  function onChange({ target }: FormEvent) {
    if (!(target instanceof HTMLInputElement)) return;
    const { value, checked } = target;
    onValuesChange(withChoice(values, value, checked));
  }

  /** From the search box: Enter takes the first option that is shown, the arrow goes down into the list. */
  function onSearchKey(event: KeyboardEvent) {
    const [first] = shown;
    if (event.nativeEvent.isComposing || first === undefined) return;
    if (event.key === 'Enter') onValuesChange(withChoice(values, first.value, !values.includes(first.value)));
    else if (event.key === 'ArrowDown') boxesIn(list.current)[0]?.focus();
    else return;
    event.preventDefault();
  }

  /** In the list: arrows walk, Enter does what the space bar does. */
  function onListKey(event: KeyboardEvent) {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const boxes = boxesIn(list.current);
    const index = boxes.indexOf(target);
    if (key === 'Enter') target.click();
    else if (key === 'ArrowDown') boxes[index + 1]?.focus();
    else if (key === 'ArrowUp') (boxes[index - 1] ?? search.current)?.focus();
    else return;
    event.preventDefault();
  }

  const intent = useIntent((target) => {
    const input = target instanceof Element ? target.closest('label')?.querySelector('input') : null;
    if (input) onValuesIntent?.(withChoice(values, input.value, !input.checked));
  });

  return (
    <Popover
      still
      label={name}
      trigger={<FilterChip name={name} value={format.list(labels, { style: 'narrow' })} />}
      className="w-64 p-1"
    >
      {options.length >= SEARCH_FROM_OPTIONS ? (
        <Input
          ref={search}
          aria-label={`${name}: ${t('search')}`}
          placeholder={t('search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onSearchKey}
          className="mb-1"
        />
      ) : null}
      <fieldset
        ref={list}
        className="max-h-72 overflow-y-auto"
        onChange={onChange}
        onKeyDown={onListKey}
        {...intent}
      >
        <legend className="sr-only">{name}</legend>
        {shown.map((option) => (
          <Option key={option.value} option={option} checked={values.includes(option.value)} />
        ))}
        {shown.length === 0 ? <p className="px-2 py-1.5 text-dim">{t('nothingFound')}</p> : null}
      </fieldset>
      {values.length > 0 ? (
        <div className="mt-1 border-line2 border-t pt-1">
          <Button variant="ghost" size="sm" className="w-full" onClick={() => onValuesChange([])}>
            {t('clearFilter', { name })}
          </Button>
        </div>
      ) : null}
    </Popover>
  );
}

function boxesIn(list: HTMLElement | null): HTMLInputElement[] {
  return [...(list?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
}

function withChoice(values: readonly string[], value: string, chosen: boolean): string[] {
  return chosen ? [...values, value] : values.filter((other) => other !== value);
}

/** A view only: the list listens for all options, so that one choice renders one of them again. */
const Option = memo(OptionView);

function OptionView({ option, checked }: { option: FacetOption; checked: boolean }) {
  return (
    <label className="flex min-h-7.5 items-center gap-2.5 rounded-sm px-2 hover:bg-line2">
      <Checkbox aria-label={option.label} value={option.value} checked={checked} readOnly />
      <span className="min-w-0 flex-1 truncate">{option.face ?? option.label}</span>
      {option.count !== undefined ? <span className="text-dim text-xs">{option.count}</span> : null}
    </label>
  );
}

type FilterChipProps = Omit<ComponentProps<'button'>, 'value'> & {
  /** What is filtered: "Status". */
  name: string;
  /** What it is filtered to, in words; without it the chip offers to add the filter. */
  value?: string | null;
};

/** The pressable face of one filter; the trigger of a Popover or Menu. */
export function FilterChip({ name, value, className, ...props }: FilterChipProps) {
  return (
    <button
      type="button"
      {...props}
      className={cn(
        'inline-flex h-7.5 max-w-60 shrink-0 items-center gap-1.5 rounded-md border px-2.5 text-base',
        value
          ? 'border-line bg-panel hover:bg-line2'
          : 'border-line border-dashed text-dim hover:bg-line2 hover:text-text',
        className,
      )}
    >
      {value ? null : <Plus aria-hidden className="size-[15px] stroke-[1.75]" />}
      <span className="shrink-0">{name}</span>
      {value ? <span className="truncate font-medium text-accent">{value}</span> : null}
    </button>
  );
}
