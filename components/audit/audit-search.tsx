'use client';

import { useTranslations } from 'next-intl';
import { ListSearch } from '@/components/table/list-search';
import { MAX_AUDIT_SEARCH } from '@/lib/url/audit-params';

type AuditSearchProps = { value: string; onValueChange: (value: string) => void };

/** Search as you type, in everything that an entry holds. */
export function AuditSearch({ value, onValueChange }: AuditSearchProps) {
  const t = useTranslations('audit');
  return (
    <ListSearch
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      clearLabel={t('clearSearch')}
      value={value}
      onValueChange={onValueChange}
      maxLength={MAX_AUDIT_SEARCH}
    />
  );
}
