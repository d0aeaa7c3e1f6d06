'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DueCell } from '@/components/events/due-cell';
import { LevelBadge, StatusBadge } from '@/components/events/event-badges';
import { InstanceCell } from '@/components/events/instance-cell';
import type { ShownRow } from '@/components/events/steady-rows';
import { useEventWords } from '@/components/events/use-event-words';
import type { GridColumn } from '@/components/table/grid-types';
import { Instant } from '@/components/time/instant';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { CopyId } from '@/components/ui/copy-id';
import { useRegionLabel } from '@/lib/i18n/use-region-label';

type Column = GridColumn<ShownRow>;

/**
 * Columns of the list. Publish time and event id have no place on a common screen; they appear while the list is
 * sorted by them. `whyNot` gives the reason that is drawn in the row.
 */
export function useColumns(sortColumn: string, whyNot: (row: ShownRow) => string | null): readonly Column[] {
  const t = useTranslations('events.columns');
  const words = useEventWords();
  const zone = useViewerZone();
  const regionLabel = useRegionLabel();
  // Chinese words are shorter than English ones, Chinese dates are longer.
  const isChinese = useLocale() === 'zh-CN';
  // Rows are memoised on the columns: sorting by a column that is there anyway must leave them as they are.
  const extra = sortColumn === 'published' || sortColumn === 'event' ? sortColumn : null;
  return useMemo(() => {
    const zoned = (name: string) => (
      <>
        {name} <span className="font-normal text-faint">{zone}</span>
      </>
    );
    const columns: Column[] = [
      {
        id: 'instance',
        cutsItself: true,
        header: t('instance'),
        width: 'minmax(112px, 1.5fr)',
        sortable: true,
        cell: (row, { tabIndex }) => <InstanceCell row={row} why={whyNot(row)} tabIndex={tabIndex} />,
      },
      {
        id: 'level',
        cutsItself: true,
        header: t('level'),
        // At 320 px only its icon fits.
        width: isChinese ? 'clamp(26px, 100vw - 310px, 64px)' : 'clamp(34px, 100vw - 290px, 84px)',
        sortable: true,
        cell: (row) => <LevelBadge level={row.eventLevel} word={words.level(row.eventLevel)} />,
      },
      {
        id: 'status',
        cutsItself: true,
        header: t('status'),
        width: '104px',
        sortable: true,
        hideBelow: 'sm',
        title: (row) => words.statusHint(row.eventStatus),
        cell: (row) => <StatusBadge status={row.eventStatus} word={words.status(row.eventStatus)} />,
      },
      {
        id: 'type',
        header: t('type'),
        width: 'minmax(120px, 1.1fr)',
        sortable: true,
        hideBelow: 'xl',
        title: (row) => row.eventType,
        cell: (row) => words.type(row.eventType),
      },
      {
        id: 'region',
        header: t('region'),
        width: 'minmax(96px, 1fr)',
        sortable: true,
        hideBelow: 'xl',
        title: (row) => row.regionId,
        cell: (row) => regionLabel(row.regionId, row.regionName),
      },
      {
        id: 'due',
        cutsItself: true,
        header: zoned(t('due')),
        width: isChinese ? 'minmax(110px, 1.1fr)' : 'minmax(96px, 1.1fr)',
        sortable: true,
        cell: (row, { tabIndex }) => <DueCell row={row} tabIndex={tabIndex} />,
      },
      {
        id: 'reason',
        header: t('reason'),
        width: 'minmax(110px, 1.3fr)',
        sortable: true,
        hideBelow: 'lg',
        title: (row) => whyNot(row) ?? row.reason,
        cell: (row) => whyNot(row) ?? row.reason,
      },
    ];
    if (extra === 'published') columns.push(publishedColumn(zoned(t('published'))));
    if (extra === 'event') columns.push(eventColumn(t('event')));
    return columns;
  }, [t, words, zone, regionLabel, isChinese, extra, whyNot]);
}

function publishedColumn(header: Column['header']): Column {
  return {
    id: 'published',
    header,
    width: '124px',
    sortable: true,
    hideBelow: 'sm',
    cell: ({ publishTimeMs }, { tabIndex }) =>
      publishTimeMs === null ? null : <Instant ms={publishTimeMs} tabIndex={tabIndex} />,
  };
}

function eventColumn(header: Column['header']): Column {
  return {
    id: 'event',
    header,
    width: '150px',
    sortable: true,
    hideBelow: 'sm',
    cell: ({ eventId }, { tabIndex }) => <CopyId id={eventId} tabIndex={tabIndex} />,
  };
}
