'use client';

import { useQuery } from '@tanstack/react-query';
import { FilterX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useMemo } from 'react';
import { DueFilter, EventSearch, SortMenu } from '@/components/events/filters';
import { useEventWords } from '@/components/events/use-event-words';
import type { ChangeQuery } from '@/components/events/use-url-state';
import { CloudWords } from '@/components/shell/cloud-words';
import { FacetedFilter, type FacetOption } from '@/components/table/faceted-filter';
import type { Sort } from '@/components/table/sort';
import { IconButton } from '@/components/ui/button';
import { useLasting } from '@/components/ui/use-lasting';
import { dueSoon, eventFacets } from '@/lib/api-client/events';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { FacetOption as FacetCount } from '@/lib/schemas/events';
import { type EventsQuery, isFiltered } from '@/lib/url/events-params';

/** Within this time (ms) rows that have arrived are on the screen, on a slow machine too. */
const PAINTED_MS = 150;

type ToolbarProps = {
  query: EventsQuery;
  sort: Sort;
  onSortChange: (sort: Sort) => void;
  onChange: ChangeQuery;
  /** Someone is about to make this change; may come to nothing. */
  onIntent: ChangeQuery;
  onReset: () => void;
  /** Rows of the whole filter; null before the first answer. */
  total: number | null;
  /** Of them, those that are in a batch: redeployable, and still not to be selected. */
  held: number;
  /** The rows of this filter are still on their way. */
  isUpdating: boolean;
};

/** What narrows and orders the list, and how much it holds. */
export function Toolbar({
  query,
  sort,
  onSortChange,
  onChange,
  onIntent,
  onReset,
  total,
  held,
  isUpdating,
}: ToolbarProps) {
  const t = useTranslations('events');
  const facets = useFacetOptions(query, isUpdating);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b bg-panel px-5 py-2 max-sm:px-3">
      <Search value={query.q} onChange={onChange} />
      {/* On a phone the filters are one line that scrolls sideways. */}
      <div className="-m-1 flex items-center gap-2 p-1 max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap">
        {(['type', 'level', 'status', 'region'] as const).map((name) => (
          <Facet
            key={name}
            param={name}
            label={t(`filters.${name}`)}
            options={facets[name]}
            values={query[name]}
            onChange={onChange}
            onIntent={onIntent}
          />
        ))}
        <Due value={query.due} onChange={onChange} />
        <Sorting sort={sort} onSortChange={onSortChange} />
        {isFiltered(query) ? <Reset onReset={onReset} /> : null}
      </div>
      <Totals query={query} total={total} held={held} isUpdating={isUpdating} onChange={onChange} />
      <CloudWords />
    </div>
  );
}

// What a change of another filter leaves as it is renders no second time.
const Sorting = memo(SortMenu);
const Facet = memo(FacetView);
const Due = memo(DueView);
const Search = memo(SearchView);
const Reset = memo(ResetView);

type FacetProps = {
  param: 'type' | 'level' | 'status' | 'region';
  label: string;
  options: readonly FacetOption[];
  values: readonly string[];
  onChange: ChangeQuery;
  onIntent: ChangeQuery;
};

function FacetView({ param, label, options, values, onChange, onIntent }: FacetProps) {
  return (
    <FacetedFilter
      name={label}
      options={options}
      values={values}
      onValuesChange={(next) => onChange({ [param]: next })}
      onValuesIntent={(next) => onIntent({ [param]: next })}
    />
  );
}

function SearchView({ value, onChange }: { value: string; onChange: ChangeQuery }) {
  return <EventSearch value={value} onValueChange={(q) => onChange({ q })} />;
}

function ResetView({ onReset }: { onReset: () => void }) {
  const t = useTranslations('events.filters');
  return (
    <IconButton aria-label={t('reset')} onClick={onReset}>
      <FilterX aria-hidden />
    </IconButton>
  );
}

function DueView({ value, onChange }: { value: string | null; onChange: ChangeQuery }) {
  return <DueFilter value={value} onValueChange={(due) => onChange({ due })} />;
}

type TotalsProps = Pick<ToolbarProps, 'query' | 'total' | 'held' | 'isUpdating' | 'onChange'>;

function Totals({ query, total, held, isUpdating, onChange }: TotalsProps) {
  const t = useTranslations('events');
  // The rows go first and are painted; the former number stays meanwhile.
  const isPainted = useLasting(!isUpdating, PAINTED_MS);
  const { data: soon = 0 } = useQuery({ ...dueSoon(query), enabled: isPainted });
  if (total === null) return null;
  return (
    <p
      role="status"
      className="ml-auto whitespace-nowrap text-dim text-sm max-sm:ml-0 max-sm:flex-1 max-sm:whitespace-normal"
    >
      {t('total', { count: total })}
      {held > 0 ? ` · ${t('inBatches', { count: held })}` : null}
      {soon > 0 ? (
        <>
          {' · '}
          <button
            type="button"
            onClick={() => onChange({ view: 'redeployable', due: '2h' })}
            className="font-medium text-red underline-offset-2 hover:underline"
          >
            {t('dueSoon', { count: soon })}
          </button>
        </>
      ) : null}
    </p>
  );
}

/**
 * Options of the four filters: the values that the view holds with what else is chosen, in words where there are words. A
 * chosen value stays an option, also when nothing of it is left.
 */
function useFacetOptions(query: EventsQuery, isUpdating: boolean) {
  const words = useEventWords();
  const regionLabel = useRegionLabel();
  // The rows go first and are painted; the former counts stay meanwhile.
  const isPainted = useLasting(!isUpdating, PAINTED_MS);
  const { data } = useQuery({ ...eventFacets(query), enabled: isPainted });
  const { type, level, status, region } = query;
  return useMemo(() => {
    const { types = [], levels = [], statuses = [], regions = [] } = data ?? {};
    return {
      type: withChosen(types, type).map((option) => ({ ...option, label: words.type(option.value) })),
      level: withChosen(levels, level).map((option) => ({ ...option, label: words.level(option.value) })),
      status: withChosen(statuses, status).map((option) => ({
        ...option,
        label: words.status(option.value),
      })),
      region: withChosen(regions, region).map((option) => ({
        ...option,
        label: regionLabel(option.value, option.label),
      })),
    };
  }, [data, type, level, status, region, words, regionLabel]);
}

function withChosen(options: readonly FacetCount[], chosen: readonly string[]): FacetCount[] {
  const offered = new Set(options.map(({ value }) => value));
  const gone = chosen.filter((value) => !offered.has(value));
  return [...options, ...gone.map((value) => ({ value, label: value, count: 0 }))];
}
