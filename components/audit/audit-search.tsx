'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { SearchBox } from '@/components/table/search-box';
import { MAX_AUDIT_SEARCH } from '@/lib/url/audit-params';

/** While somebody types on, the list waits (ms). */
const DEBOUNCE_MS = 200;

type AuditSearchProps = { value: string; onValueChange: (value: string) => void };

/** Search as you type, in everything that an entry holds. */
export function AuditSearch({ value, onValueChange }: AuditSearchProps) {
  const t = useTranslations('audit');
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function type(text: string) {
    clearTimeout(timer.current);
    const kept = text.slice(0, MAX_AUDIT_SEARCH);
    const commit = () => {
      setDraft(null);
      onValueChange(kept);
    };
    if (kept === '') return commit();
    setDraft(kept);
    timer.current = setTimeout(commit, DEBOUNCE_MS);
  }

  return (
    <SearchBox
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      clearLabel={t('clearSearch')}
      value={draft ?? value}
      onValueChange={type}
    />
  );
}
