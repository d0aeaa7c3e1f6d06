'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { monotonicMs } from '@/lib/time/clock';
import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

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
