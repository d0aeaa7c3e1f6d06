'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { CloudStatusBadge, OutcomeBadge } from '@/components/batches/badges';
import { useInstantText } from '@/components/batches/use-instant-text';
import type { LongColumn } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { CopyId } from '@/components/ui/copy-id';
import { Mark } from '@/components/ui/mark';
import { RegionName } from '@/lib/i18n/region-name';
import type { BatchRow } from '@/lib/schemas/batches';

/** Columns of "Results". The vendor's words stand as they came; ours only where there are none. */
export function useResultColumns(zone: string) {
  const t = useTranslations('batches.results');
  return useMemo<LongColumn<BatchRow>[]>(
    () => [
      {
        id: 'event',
        header: t('event'),
        width: '134px',
        phoneLabel: t('event'),
        cell: (row) => <CopyId id={row.eventId} maxLength={14} className="text-xs" />,
      },
      { id: 'instance', header: t('instance'), width: '19%', phone: 'lead', cell: instanceCell },
      {
        id: 'when',
        header: t('when'),
        width: '196px',
        phoneLabel: t('when'),
        cell: (row) =>
          row.planTimeMs === null ? t('immediately') : <Instant ms={row.planTimeMs} zone={zone} withZone />,
      },
      {
        id: 'outcome',
        header: t('outcome'),
        width: '106px',
        phoneLabel: t('outcome'),
        cell: (row) => <OutcomeBadge outcome={row.outcome} />,
      },
      {
        id: 'code',
        header: t('code'),
        width: '100px',
        phoneLabel: t('code'),
        cell: (row) =>
          row.code === null ? (
            t('none')
          ) : (
            <span className="font-mono text-xs leading-4 [overflow-wrap:anywhere]">{row.code}</span>
          ),
      },
      {
        id: 'message',
        header: t('message'),
        phoneLabel: t('message'),
        cell: (row) => <MessageCell row={row} />,
      },
      {
        id: 'requestId',
        header: t('requestId'),
        width: '128px',
        phoneLabel: t('requestId'),
        cell: (row) =>
          row.requestId ? <CopyId id={row.requestId} maxLength={14} className="text-xs" /> : t('none'),
      },
      {
        id: 'cloudStatus',
        header: t('cloudStatus'),
        width: '140px',
        phoneLabel: t('cloudStatus'),
        cell: (row) => <CloudCell row={row} />,
      },
    ],
    [t, zone],
  );
}

function instanceCell(row: BatchRow) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="flex min-w-0 items-center gap-1.5">
        <span className="truncate">{row.instanceName || row.resourceId}</span>
        {row.localDisk === true ? <LocalDiskMark /> : null}
      </span>
      <span className="flex h-4 min-w-0 items-center gap-1.5">
        <CopyId id={row.resourceId} />
        <span title={`${row.regionName} (${row.regionId})`} className="truncate text-2xs text-dim">
          <RegionName regionId={row.regionId} regionName={row.regionName} />
        </span>
      </span>
    </span>
  );
}

function LocalDiskMark() {
  return <Mark icon="hardDrive" label={useTranslations('batches.results')('localDisk')} />;
}

function MessageCell({ row }: { row: BatchRow }) {
  const tReason = useTranslations('outcomes.reason');
  const reason = row.reason && tReason(row.reason);
  // Without a reply the message is our client's own English, and the reason says the same in the reader's language.
  const isOurs = row.outcome === 'unknown' && row.requestId === null && row.reason !== null;
  return (
    <span className="flex min-w-0 flex-col text-sm leading-[18px]">
      {row.message && !isOurs ? (
        <span title={row.message} className="sm:line-clamp-2">
          {row.message}
        </span>
      ) : null}
      {reason ? (
        <span title={isOurs && row.message ? row.message : reason} className="text-dim sm:line-clamp-2">
          {reason}
        </span>
      ) : null}
    </span>
  );
}

function CloudCell({ row }: { row: BatchRow }) {
  const t = useTranslations('batches.results');
  const instantText = useInstantText();
  // Only an event that may have its order is followed.
  const isFollowed = row.outcome !== 'refused' && row.outcome !== 'skipped';
  if (row.cloudStatus === null) {
    return <span className="text-dim">{t(isFollowed ? 'notRead' : 'none')}</span>;
  }
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5 max-sm:items-end">
      <CloudStatusBadge status={row.cloudStatus} />
      {row.cloudStatusAtMs === null ? null : (
        <span className="truncate text-2xs text-dim">
          {t('seen', { time: instantText(row.cloudStatusAtMs, 'time') })}
        </span>
      )}
    </span>
  );
}
