'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Sort, SortDirection } from '@/components/table/sort';
import { Button } from '@/components/ui/button';
import { Menu, MenuChoice, MenuSeparator } from '@/components/ui/menu';
import { SORT_COLUMN_IDS } from '@/lib/url/events-params';

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
