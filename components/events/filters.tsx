'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ClipboardEvent, useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { FilterChip } from '@/components/table/faceted-filter';
import { SearchBox, useSearchDraft } from '@/components/table/search-box';
import type { Sort, SortDirection } from '@/components/table/sort';
import { DateTimeField } from '@/components/time/date-time-field';
import { useViewerZone } from '@/components/time/use-clock';
import { Button } from '@/components/ui/button';
import { Menu, MenuChoice, MenuSeparator } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import { RadioGroup } from '@/components/ui/radio-group';
import { formatInstant } from '@/lib/time/format';
import { type Wall, wallToInstant } from '@/lib/time/wall';
import { DUE_PRESETS, type DuePreset, fittingSearch, SORT_COLUMN_IDS } from '@/lib/url/events-params';

const PRESETS = ['2h', '24h', '3d', '7d'] as const satisfies readonly DuePreset[];
const ANY = 'any';
const CUSTOM = 'custom';

type DueFilterProps = { value: string | null; onValueChange: (value: string | null) => void };

/** "Due before": a span from now, which moves with the clock, or an instant that the person names. */
export function DueFilter({ value, onValueChange }: DueFilterProps) {
  const t = useTranslations('events.filters');
  const locale = useLocale();
  const zone = useViewerZone();
  const [wall, setWall] = useState<Wall | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isPreset = value !== null && Object.hasOwn(DUE_PRESETS, value);
  const choice = value === null ? ANY : isPreset ? value : CUSTOM;
  const options = [
    { value: ANY, label: t('anyTime') },
    ...PRESETS.map((preset) => ({ value: preset, label: t(`within.${preset}`) })),
  ];

  function chooseWall(next: Wall | null) {
    setWall(next);
    if (!next) return;
    const result = wallToInstant(next, zone);
    setProblem(result.kind === 'gap' ? t('gap', { zone }) : null);
    // Of an hour that exists twice the later one lists more, so nothing due is missed.
    if (result.kind === 'ok') onValueChange(new Date(result.ms).toISOString());
    if (result.kind === 'overlap') onValueChange(new Date(result.laterMs).toISOString());
  }

  function face(): string | null {
    const preset = PRESETS.find((known) => known === value);
    if (preset) return t(`within.${preset}`);
    return value && t('before', { time: formatInstant(Date.parse(value), { zone, locale }) });
  }

  return (
    <Popover label={t('due')} trigger={<FilterChip name={t('due')} value={face()} />} className="w-64">
      <RadioGroup
        label={t('due')}
        options={options}
        value={choice}
        onValueChange={(next) => {
          setWall(null);
          onValueChange(next === ANY ? null : next);
        }}
      />
      <div className="mt-3 border-line2 border-t pt-3">
        <DateTimeField
          label={t('custom', { zone })}
          value={wall}
          onValueChange={chooseWall}
          error={problem}
        />
      </div>
    </Popover>
  );
}

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

const DIRECTIONS: readonly SortDirection[] = ['asc', 'desc'];

/** Sorting by every field, also by those without a column of their own and on screens that hide columns. */
export function SortMenu({ sort, onSortChange }: { sort: Sort; onSortChange: (sort: Sort) => void }) {
  const t = useTranslations('events');
  const column = SORT_COLUMN_IDS.find((id) => id === sort.columnId) ?? 'due';
  const Arrow = sort.direction === 'asc' ? ArrowUp : ArrowDown;
  return (
    <Menu
      trigger={
        <Button variant="ghost">
          <Arrow aria-hidden />
          {t('sortLabel', { name: t(`columns.${column}`) })}
        </Button>
      }
    >
      <MenuChoice
        label={t('moreColumns')}
        value={column}
        options={SORT_COLUMN_IDS.map((id) => ({ value: id, label: t(`columns.${id}`) }))}
        onValueChange={(columnId) => onSortChange({ columnId, direction: sort.direction })}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('direction')}
        value={sort.direction}
        options={DIRECTIONS.map((value) => ({
          value,
          label: value === 'asc' ? t('ascending') : t('descending'),
        }))}
        onValueChange={(direction) => onSortChange({ columnId: column, direction })}
      />
    </Menu>
  );
}
