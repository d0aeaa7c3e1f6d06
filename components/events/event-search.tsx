'use client';

import { useTranslations } from 'next-intl';
import type { ClipboardEvent } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { SearchBox } from '@/components/table/search-box';
import { useSearchDraft } from '@/components/table/use-search-draft';
import { fittingSearch } from '@/lib/url/events-params';

/** After a pause the first change counts at once; while someone types on, only the last. */
const TYPING_MS = 120;
const REST_MS = 400;

/** Search as you type. A pasted list of lines stays one query: an input would otherwise glue its ids together. */
export function EventSearch({
  value,
  onValueChange,
}: {
  value: string;
  onValueChange: (value: string) => void;
}) {
  const t = useTranslations('events');
  const draft = useSearchDraft({ value, onValueChange, typingMs: TYPING_MS, restMs: REST_MS });

  function type(text: string) {
    const kept = fittingSearch(text);
    if (kept !== text) notify.warning(t('tooLong', { count: kept.length }));
    draft.type(kept);
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
        value={draft.text}
        onValueChange={type}
        onBlur={draft.settle}
      />
    </div>
  );
}
