'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { shortenMiddle } from '@/components/ui/shorten-middle';
import { cn } from '@/lib/cn';

type CopyIdProps = {
  id: string;
  /** Longest text shown; the middle is left out. */
  maxLength?: number;
  /** `-1` inside a grid row that is not the active one. */
  tabIndex?: number;
  className?: string;
};

const SHOW_COPIED_MS = 1_500;

/** An id: monospace, shortened in the middle, the whole on hover and by press in the clipboard. */
export function CopyId({ id, maxLength = 16, tabIndex, className }: CopyIdProps) {
  const t = useTranslations('common');
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function copy() {
    clearTimeout(timer.current);
    // On plain http to another host the browser has no clipboard: say so instead of pretending.
    const done = await navigator.clipboard?.writeText(id).then(
      () => true,
      () => false,
    );
    setCopied(done ? 'yes' : 'failed');
    timer.current = setTimeout(() => setCopied(null), SHOW_COPIED_MS);
  }

  return (
    <button
      type="button"
      title={id}
      tabIndex={tabIndex}
      aria-label={t('copy', { value: id })}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
      className={cn(
        'inline-flex max-w-full items-center gap-1 rounded-[4px] font-mono text-2xs text-dim hover:text-text hover:underline',
        className,
      )}
    >
      <span className="truncate">{shortenMiddle(id, maxLength)}</span>
      {copied === 'yes' ? <Check aria-hidden className="size-3 text-green" /> : null}
      <span role="status" className="sr-only">
        {copied === 'yes' ? t('copied') : copied === 'failed' ? t('copyFailed') : ''}
      </span>
    </button>
  );
}
