'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowDownUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { ListSearch } from '@/components/table/list-search';
import { Button } from '@/components/ui/button';
import { CountBadge } from '@/components/ui/count-badge';
import { Menu, MenuChoice } from '@/components/ui/menu';
import { deskQuery } from '@/lib/queries/desk';
import { BATCH_SORTS, type BatchSort, MAX_BATCH_SEARCH } from '@/lib/schemas/batches';
import { LISTED_STATES } from '@/lib/url/batches-params';

type BatchSearchProps = { value: string; onValueChange: (value: string) => void };

/** Finds batches by number, title, requester, instance or event. */
export function BatchSearch({ value, onValueChange }: BatchSearchProps) {
  const t = useTranslations('batches.list');
  return (
    <ListSearch
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      clearLabel={t('clearSearch')}
      value={value}
      onValueChange={onValueChange}
      maxLength={MAX_BATCH_SEARCH}
    />
  );
}

type OpenFilterProps = { isOn: boolean; onChange: (isOn: boolean) => void };

/** Narrows the list to what needs a person, and says how many batches do. */
export function OpenFilter({ isOn, onChange }: OpenFilterProps) {
  const t = useTranslations('batches.attention');
  const { data: desk } = useQuery(deskQuery());
  return (
    <Button
      aria-pressed={isOn}
      className="aria-pressed:border-accent aria-pressed:bg-selection"
      onClick={() => onChange(!isOn)}
    >
      {t('filterOpen')}
      <CountBadge count={desk?.openBatches ?? 0} tone="red" />
    </Button>
  );
}

type BatchSortMenuProps = { sort: BatchSort; onSortChange: (sort: BatchSort) => void };

/** The order of the list. */
export function BatchSortMenu({ sort, onSortChange }: BatchSortMenuProps) {
  const t = useTranslations('batches.sort');
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost">
          <ArrowDownUp aria-hidden />
          {t('label', { name: t(sort) })}
        </Button>
      }
    >
      <MenuChoice
        label={t('by')}
        value={sort}
        options={BATCH_SORTS.map((value) => ({ value, label: t(value) }))}
        onValueChange={onSortChange}
      />
    </Menu>
  );
}

type StateFilterProps = { states: readonly string[]; onStatesChange: (states: string[]) => void };

/** Narrows the list to some states. */
export function StateFilter({ states, onStatesChange }: StateFilterProps) {
  const t = useTranslations('batches');
  return (
    <FacetedFilter
      name={t('list.state')}
      options={LISTED_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      values={states}
      onValuesChange={onStatesChange}
    />
  );
}
