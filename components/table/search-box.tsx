'use client';

import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { CONTROL, CONTROL_HEIGHT } from '@/components/ui/control-styles';
import { Kbd } from '@/components/ui/kbd';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { useTypedEarly } from '@/components/ui/use-typed-early';
import { cn } from '@/lib/cn';

type SearchBoxProps = {
  /** Accessible name. */
  label: string;
  placeholder?: string;
  value: string;
  onValueChange: (value: string) => void;
  clearLabel: string;
  /** The person has left the box: what was typed should count now. */
  onBlur?: () => void;
  className?: string;
};

/** Search as you type; `/` goes to it from anywhere on the page, Esc empties it. Debouncing is the caller's (useSearchDraft). */
export function SearchBox({
  label,
  placeholder,
  value,
  onValueChange,
  clearLabel,
  onBlur,
  className,
}: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useHotkeys({ '/': () => input.current?.select() });
  useTypedEarly(input, value, onValueChange);
  return (
    <div className={cn('relative flex w-full items-center sm:w-75', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute left-2.5 size-[15px] stroke-[1.75] text-dim"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        value={value}
        onChange={(event) => onValueChange(event.currentTarget.value)}
        onBlur={onBlur}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onValueChange('');
        }}
        className={cn(
          CONTROL,
          CONTROL_HEIGHT,
          'appearance-none pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      {value === '' ? (
        // A phone has no such key.
        <Kbd className="pointer-events-none absolute right-2 max-sm:hidden">/</Kbd>
      ) : (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={() => {
            onValueChange('');
            input.current?.focus();
          }}
          className="absolute right-1 grid size-6 place-items-center rounded-sm text-dim hover:text-text"
        >
          <X aria-hidden className="size-[15px] stroke-[1.75]" />
        </button>
      )}
    </div>
  );
}
