'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Glyph } from '@/components/ui/glyph';
import { cn } from '@/lib/cn';

type CopyIdProps = {
  id: string;
  /** Shown whole, where there is room for it; else shortened in the middle. */
  whole?: boolean;
  /** `-1` inside a grid row that is not the active one. */
  tabIndex?: number;
  className?: string;
};

const SHOW_COPIED_MS = 1_500;

/** An id: monospace, shortened in the middle, the whole on hover and by press in the clipboard. */
export function CopyId({ id, whole = false, tabIndex, className }: CopyIdProps) {
  const t = useTranslations('common');
  const [press, setPress] = useState<{ id: string; state: 'running' | 'copied' | 'failed' } | null>(null);
  // A row of a list can be used again for another id.
  const state = press?.id === id ? press.state : null;
  const shown = whole ? id : shortenId(id);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function copy() {
    clearTimeout(timer.current);
    setPress({ id, state: 'running' });
    const done = await copyText(id);
    setPress({ id, state: done ? 'copied' : 'failed' });
    timer.current = setTimeout(() => setPress(null), SHOW_COPIED_MS);
  }

  return (
    <button
      type="button"
      title={id}
      tabIndex={tabIndex}
      // The name holds what is to be seen, so that voice control finds it; the whole id is its title.
      aria-label={t('copy', { value: shown })}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
      className={cn(
        'cut inline-block max-w-full rounded-[4px] align-bottom font-mono text-2xs text-dim hover:text-text hover:underline',
        className,
      )}
    >
      {shown}
      {state === 'copied' ? <Glyph name="check" className="ml-1 inline size-3 text-green" /> : null}
      {/* Empty while the copy runs: a screen reader announces only what changes in a region that it knows. */}
      {state ? (
        <span role="status" className="sr-only">
          {state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : ''}
        </span>
      ) : null}
    </button>
  );
}

/** Puts `text` into the clipboard. False when it could not: on plain http to another host the browser has none. */
export async function copyText(text: string): Promise<boolean> {
  return (
    (await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )) ?? false
  );
}

const HEAD = 8;
const TAIL = 7;

/** "i-55qi8m…d8a001x": the first 8 and the last 7 characters, the same on every page, so that ids are compared by eye. */
export function shortenId(id: string): string {
  return id.length <= HEAD + 1 + TAIL ? id : `${id.slice(0, HEAD)}…${id.slice(-TAIL)}`;
}
