'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { CONTROL, CONTROL_HEIGHT } from '@/components/ui/styles';
import { useTypedEarly } from '@/components/ui/typed-text';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { cn } from '@/lib/cn';
import { monotonicMs } from '@/lib/time/clock';
import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

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

type SearchDraftOptions = {
  value: string;
  onValueChange: (value: string) => void;
  /** While somebody types on, only the last text counts, after this pause (ms). */
  typingMs: number;
  /** After so long without a change (ms) the next one counts at once; absent: never. */
  restMs?: number;
};

/**
 * What is being typed into a search box. It counts after a pause, and at once when the box is left: the next step finds it
 * in the address. A navigation that starts without leaving the box (Back) ends it.
 */
export function useSearchDraft({ value, onValueChange, typingMs, restMs = Infinity }: SearchDraftOptions) {
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastChangeMs = useRef(0);

  function commit(text: string) {
    clearTimeout(timer.current);
    setDraft(null);
    onValueChange(text);
  }

  function type(text: string) {
    clearTimeout(timer.current);
    const sinceMs = monotonicMs() - lastChangeMs.current;
    lastChangeMs.current += sinceMs;
    if (text === '' || sinceMs > restMs) return commit(text);
    setDraft(text);
    timer.current = setTimeout(() => commit(text), typingMs);
  }

  const drop = useEffectEvent(() => {
    clearTimeout(timer.current);
    setDraft(null);
  });
  useEffect(() => {
    window.addEventListener(NAVIGATION_STARTS, drop);
    return () => {
      window.removeEventListener(NAVIGATION_STARTS, drop);
      clearTimeout(timer.current);
    };
  }, []);

  return {
    text: draft ?? value,
    type,
    /** For the blur of the box. */
    settle: () => {
      if (draft !== null) commit(draft);
    },
  };
}

/** While somebody types on, the list waits (ms). */
const TYPING_MS = 200;

type ListSearchProps = {
  label: string;
  placeholder: string;
  clearLabel: string;
  value: string;
  onValueChange: (value: string) => void;
  /** Characters that the server takes. */
  maxLength: number;
};

/** Search as one types, over a list whose search stands in the address. */
export function ListSearch({ value, onValueChange, maxLength, ...words }: ListSearchProps) {
  const draft = useSearchDraft({ value, onValueChange, typingMs: TYPING_MS });
  return (
    <SearchBox
      {...words}
      value={draft.text}
      onValueChange={(text) => draft.type(text.slice(0, maxLength))}
      onBlur={draft.settle}
    />
  );
}
