'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, useRef, useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { SearchBox } from '@/components/table/search-box';
import { monotonicMs } from '@/lib/time/clock';
import { fittingSearch } from '@/lib/url/events-params';

/** After a pause the first change counts at once; while someone types on, only the last. */
const DEBOUNCE_MS = 120;
const PAUSE_MS = 400;

/** Search as you type. A pasted list of lines stays one query: an input would otherwise glue its ids together. */
export function EventSearch({
  value,
  onValueChange,
}: {
  value: string;
  onValueChange: (value: string) => void;
}) {
  const t = useTranslations('events');
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
    const kept = fittingSearch(text);
    if (kept !== text) notify.warning(t('tooLong', { count: kept.length }));
    if (kept === '' || sinceMs > PAUSE_MS) return commit(kept);
    setDraft(kept);
    timer.current = setTimeout(() => commit(kept), DEBOUNCE_MS);
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text');
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !/[\r\n\t]/.test(text)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value: before } = input;
    const start = selectionStart ?? before.length;
    const end = selectionEnd ?? before.length;
    type(before.slice(0, start) + text.trim().replace(/\s+/g, ' ') + before.slice(end));
  }

  return (
    <div onPaste={paste} className="w-full sm:w-auto">
      <SearchBox
        label={t('search')}
        placeholder={t('searchPlaceholder')}
        clearLabel={t('clearSearch')}
        value={draft ?? value}
        onValueChange={type}
      />
    </div>
  );
}
