'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useEventWords } from '@/components/events/use-event-words';
import type { ShownRow } from '@/components/events/use-events-list';
import type { GridColumn } from '@/components/table/grid-types';
import { Countdown, Instant } from '@/components/time/instant';
import { useViewerZone } from '@/components/time/use-clock';
import { CopyId } from '@/components/ui/copy-id';
import { Mark } from '@/components/ui/glyph';
import { LevelBadge, StatusBadge } from '@/components/vocabulary/event-status';
import { cn } from '@/lib/cn';
import { isFinalStatus } from '@/lib/domain/event-states';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { EventRow } from '@/lib/schemas/events';

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

type DueCellProps = { row: EventRow; tabIndex: 0 | -1 };

/** When the cloud acts by itself: time left over the instant. The column's head names the zone. */
function DueCell({ row, tabIndex }: DueCellProps) {
  if (row.dueAtMs === null) return <Word name="none" />;
  return (
    <>
      <TimeLeft row={row} dueAtMs={row.dueAtMs} />
      {row.dueIsEstimate ? (
        <Estimate />
      ) : (
        <Instant ms={row.dueAtMs} tabIndex={tabIndex} className="block text-dim text-xs" />
      )}
    </>
  );
}

/** A count-down makes sense only while the cloud has not begun. */
function TimeLeft({ row, dueAtMs }: { row: EventRow; dueAtMs: number }) {
  if (row.eventStatus === 'Executing') return <Word name="running" />;
  if (isFinalStatus(row.eventStatus)) return <Word name="over" />;
  return <Countdown untilMs={dueAtMs} estimate={row.dueIsEstimate} className="block" />;
}

// Most rows of a long list need none of these words, so only those that do ask for them.
function Word({ name }: { name: 'none' | 'running' | 'over' }) {
  const t = useTranslations('events.due');
  return <div className="text-dim">{t(name)}</div>;
}

function Estimate() {
  const t = useTranslations('events.due');
  return (
    <div title={t('estimate')} className="cut text-dim text-xs">
      {t('estimate')}
    </div>
  );
}

/** Says that the instance has a local disk: an icon here, the warning in words on hover and to screen readers. */
export function LocalDiskMark() {
  return <Mark icon="hardDrive" label={useTranslations('events')('localDisk')} />;
}

type InstanceCellProps = { row: EventRow; why: string | null; tabIndex: 0 | -1 };

/** Name over id. Where the column of reasons has no room, the reason takes the id's line. */
function InstanceCell({ row, why, tabIndex }: InstanceCellProps) {
  const name = row.instanceName || <NoName />;
  return (
    // Plain blocks: every flex box in a row is laid out twice.
    <>
      <div
        className={cn(
          row.localDisk ? 'flex items-center gap-1.5' : 'cut',
          !row.instanceName && 'text-dim italic',
        )}
      >
        {row.localDisk ? (
          <>
            <span className="cut min-w-0">{name}</span>
            <LocalDiskMark />
          </>
        ) : (
          name
        )}
      </div>
      {why ? <div className="cut text-dim text-xs lg:hidden">{why}</div> : null}
      <CopyId id={row.resourceId} tabIndex={tabIndex} className={cn('block', why && 'max-lg:hidden')} />
    </>
  );
}

function NoName() {
  return useTranslations('events')('noName');
}
