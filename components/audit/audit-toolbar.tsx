'use client';

import { useQuery } from '@tanstack/react-query';
import { FilterX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { Field } from '@/components/form/field';
import { FacetedFilter, type FacetOption, FilterChip } from '@/components/table/faceted-filter';
import { ListSearch } from '@/components/table/search-box';
import { DateTimeField } from '@/components/time/date-time-field';
import { useViewerZone } from '@/components/time/use-clock';
import { Button, IconButton } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { auditFacets } from '@/lib/api-client/audit';
import { nowMs } from '@/lib/time/clock';
import { formatInstant } from '@/lib/time/format';
import { instantToWall, type Wall, type WallResult, wallToInstant } from '@/lib/time/wall';
import { type AuditQuery, isAuditFiltered, MAX_AUDIT_SEARCH } from '@/lib/url/audit-params';

/** Only what is named changes. Null: no condition. */
type ChangeAuditQuery = (change: { [Name in keyof AuditQuery]?: AuditQuery[Name] | null }) => void;

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

type AuditSearchProps = { value: string; onValueChange: (value: string) => void };

/** Search as you type, in everything that an entry holds. */
function AuditSearch({ value, onValueChange }: AuditSearchProps) {
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

type ObjectFilterProps = {
  type: string | null;
  id: string | null;
  /** What the thing is called, where that is known. */
  name: string | null;
  types: readonly FacetOption[];
  onChange: ChangeAuditQuery;
};

/** "Object": a kind of thing, or one thing by its id. */
function ObjectFilter({ type, id, name, types, onChange }: ObjectFilterProps) {
  const t = useTranslations('audit.filters');
  const typeLabel = types.find(({ value }) => value === type)?.label ?? type;
  const face = [typeLabel, name ?? id].filter((part) => part !== null).join(' ');
  const isKnown = type === null || types.some(({ value }) => value === type);
  return (
    <Popover label={t('object')} trigger={<FilterChip name={t('object')} value={face} />} className="w-72">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const entered = new FormData(event.currentTarget).get('id');
          const text = typeof entered === 'string' ? entered.trim() : '';
          onChange({ id: text === '' ? null : text });
        }}
      >
        <Field label={t('type')}>
          {(control) => (
            <Select
              {...control}
              value={type ?? ''}
              onChange={(event) => onChange({ type: event.currentTarget.value || null })}
            >
              <option value="">{t('anyType')}</option>
              {isKnown ? null : <option value={type}>{type}</option>}
              {types.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('id')}>
          {(control) => <Input {...control} key={id} name="id" defaultValue={id ?? ''} maxLength={2_000} />}
        </Field>
        <div className="flex justify-end gap-2">
          {type === null && id === null ? null : (
            <Button variant="ghost" onClick={() => onChange({ type: null, id: null })}>
              {t('clearObject')}
            </Button>
          )}
          <Button type="submit">{t('apply')}</Button>
        </div>
      </form>
    </Popover>
  );
}

const HOUR_MS = 3_600_000;
const PRESETS = { '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 168 * HOUR_MS } as const;
const PRESET_IDS = ['1h', '24h', '7d'] as const;

type TimeFilterProps = { from: string | null; to: string | null; onChange: ChangeAuditQuery };

/** "Time": from and to, on the viewer's clock; the address holds the instants. */
function TimeFilter({ from, to, onChange }: TimeFilterProps) {
  const t = useTranslations('audit.filters');
  const locale = useLocale();
  const zone = useViewerZone();
  const shown = (instant: string) => formatInstant(Date.parse(instant), { zone, locale });

  function face(): string | null {
    if (from !== null && to !== null) return t('between', { from: shown(from), to: shown(to) });
    if (from !== null) return t('after', { time: shown(from) });
    return to === null ? null : t('before', { time: shown(to) });
  }

  return (
    <Popover label={t('time')} trigger={<FilterChip name={t('time')} value={face()} />} className="w-72">
      <div className="flex flex-wrap gap-1.5">
        {PRESET_IDS.map((preset) => (
          <Button
            key={preset}
            size="sm"
            onClick={() => onChange({ from: new Date(nowMs() - PRESETS[preset]).toISOString(), to: null })}
          >
            {t(`last.${preset}`)}
          </Button>
        ))}
      </div>
      <div className="mt-3 flex flex-col gap-3 border-line2 border-t pt-3">
        <EdgeField
          label={t('from', { zone })}
          zone={zone}
          value={from}
          edge="earlier"
          onValueChange={(value) => onChange({ from: value })}
        />
        <EdgeField
          label={t('to', { zone })}
          zone={zone}
          value={to}
          edge="later"
          onValueChange={(value) => onChange({ to: value })}
        />
        {from === null && to === null ? null : (
          <Button variant="ghost" onClick={() => onChange({ from: null, to: null })}>
            {t('anyTime')}
          </Button>
        )}
      </div>
    </Popover>
  );
}

type EdgeFieldProps = {
  label: string;
  zone: string;
  /** ISO 8601, or none. */
  value: string | null;
  /** Of an hour that exists twice, the one that lists more. */
  edge: 'earlier' | 'later';
  onValueChange: (value: string) => void;
};

function EdgeField({ label, zone, value, edge, onValueChange }: EdgeFieldProps) {
  const t = useTranslations('audit.filters');
  const [problem, setProblem] = useState<string | null>(null);
  // What the segments show while the address still holds `at`: a date that is half typed, or does not exist.
  const [typed, setTyped] = useState<{ wall: Wall | null; at: string | null } | null>(null);

  function choose(wall: Wall | null) {
    const result = wall && wallToInstant(wall, zone);
    setProblem(result?.kind === 'gap' ? t('gap', { zone }) : null);
    const ms = instantOf(result, edge);
    const at = ms === null ? value : new Date(ms).toISOString();
    setTyped({ wall, at });
    if (at !== null && at !== value) onValueChange(at);
  }

  const stored = value === null ? null : instantToWall(Date.parse(value), zone);
  return (
    <DateTimeField
      label={label}
      value={typed?.at === value ? typed.wall : stored}
      onValueChange={choose}
      error={problem}
    />
  );
}

function instantOf(result: WallResult | null, edge: EdgeFieldProps['edge']): number | null {
  if (result?.kind === 'ok') return result.ms;
  if (result?.kind !== 'overlap') return null;
  return edge === 'earlier' ? result.earlierMs : result.laterMs;
}
