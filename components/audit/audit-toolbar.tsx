'use client';

import { useQuery } from '@tanstack/react-query';
import { FilterX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { AuditSearch } from '@/components/audit/audit-search';
import { ObjectFilter } from '@/components/audit/object-filter';
import { TimeFilter } from '@/components/audit/time-filter';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { auditFacets } from '@/lib/queries/audit';
import { type AuditQuery, isAuditFiltered } from '@/lib/url/audit-params';

/** Only what is named changes. Null: no condition. */
export type ChangeAuditQuery = (change: { [Name in keyof AuditQuery]?: AuditQuery[Name] | null }) => void;

type AuditToolbarProps = {
  query: AuditQuery;
  onChange: ChangeAuditQuery;
  onReset: () => void;
  /** Entries of the whole filter; null before the first answer. */
  total: number | null;
  /** What the object of the filter is called, where that is known. */
  objectName: string | null;
};

/** What narrows the list, and how much it holds. */
export function AuditToolbar({ query, onChange, onReset, total, objectName }: AuditToolbarProps) {
  const t = useTranslations('audit');
  const options = useFilterOptions();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b bg-panel px-5 py-2 max-sm:px-3">
      <AuditSearch value={query.q} onValueChange={(q) => onChange({ q: q === '' ? null : q })} />
      {/* On a phone the filters are one line that scrolls sideways. */}
      <div className="-m-1 flex items-center gap-2 p-1 max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap">
        <Button
          aria-pressed={query.by === 'people'}
          className="aria-pressed:border-accent aria-pressed:bg-selection"
          onClick={() => onChange({ by: query.by === null ? 'people' : null })}
        >
          {t('filters.people')}
        </Button>
        <TimeFilter from={query.from} to={query.to} onChange={onChange} />
        <FacetedFilter
          name={t('filters.actor')}
          options={options.actors}
          values={query.actor === null ? [] : [query.actor]}
          // One person at a time: the last one that was ticked.
          onValuesChange={(values) => onChange({ actor: values.at(-1) ?? null })}
        />
        <FacetedFilter
          name={t('filters.action')}
          options={options.actions}
          values={query.action}
          onValuesChange={(action) => onChange({ action })}
        />
        <ObjectFilter
          type={query.type}
          id={query.id}
          name={objectName}
          types={options.types}
          onChange={onChange}
        />
        {isAuditFiltered(query) ? (
          <IconButton aria-label={t('filters.reset')} onClick={onReset}>
            <FilterX aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {total === null ? null : (
        <p role="status" className="ml-auto whitespace-nowrap text-dim text-sm">
          {t('total', { count: total })}
        </p>
      )}
    </div>
  );
}

/** The values that occur in the trail, in words where there are words. */
function useFilterOptions() {
  const words = useAuditWords();
  const { data } = useQuery(auditFacets());
  return useMemo(() => {
    const { actors = [], actions = [], types = [] } = data ?? {};
    return {
      actors: actors.map(({ id, name }) => ({ value: id, label: words.actor(id, name) })),
      actions: actions.map((value) => ({ value, label: words.action(value) })),
      types: types.map((value) => ({ value, label: words.type(value) })),
    };
  }, [data, words]);
}
