'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, useRef, useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { SearchBox } from '@/components/table/search-box';
import { MAX_SEARCH_LENGTH } from '@/lib/domain/limits';

const DEBOUNCE_MS = 200;

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

  function commit(text: string) {
    clearTimeout(timer.current);
    setDraft(null);
    onValueChange(text);
  }

  function type(text: string) {
    clearTimeout(timer.current);
    if (text === '') return commit('');
    const kept = text.slice(0, MAX_SEARCH_LENGTH);
    if (kept !== text) notify.warning(t('tooLong', { count: MAX_SEARCH_LENGTH }));
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
