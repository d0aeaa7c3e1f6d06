'use client';

import { useTranslations } from 'next-intl';
import { SearchBox } from '@/components/table/search-box';
import { useSearchDraft } from '@/components/table/use-search-draft';
import { MAX_AUDIT_SEARCH } from '@/lib/url/audit-params';

/** While somebody types on, the list waits (ms). */
const DEBOUNCE_MS = 200;

type AuditSearchProps = { value: string; onValueChange: (value: string) => void };

/** Search as you type, in everything that an entry holds. */
export function AuditSearch({ value, onValueChange }: AuditSearchProps) {
  const t = useTranslations('audit');
  const draft = useSearchDraft({ value, onValueChange, typingMs: DEBOUNCE_MS });
  return (
    <SearchBox
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      clearLabel={t('clearSearch')}
      value={draft.text}
      onValueChange={(text) => draft.type(text.slice(0, MAX_AUDIT_SEARCH))}
      onBlur={draft.settle}
    />
  );
}
