'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useWaitText } from '@/components/batch/results/wait-text';
import type { LongColumn } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { useInstantWords } from '@/components/time/use-clock';
import { CopyId } from '@/components/ui/copy-id';
import { Mark } from '@/components/ui/glyph';
import { OpenLink } from '@/components/ui/link-button';
import { AttentionMark } from '@/components/vocabulary/batch-state';
import { CloudStatusBadge } from '@/components/vocabulary/event-status';
import { OutcomeBadge } from '@/components/vocabulary/outcome';
import { cn } from '@/lib/cn';
import { RegionName } from '@/lib/i18n/region-name';
import type { BatchRow, ShownRow } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** Columns of "Results". The vendor's words stand as they came; ours only where there are none. */
export function useResultColumns(zone: string) {
  const t = useTranslations('batches.results');
  return useMemo<LongColumn<ShownRow>[]>(
    () => [
      {
        id: 'event',
        header: t('event'),
        width: '140px',
        phoneLabel: t('event'),
        from: 'xl',
        cell: (row) => <CopyId id={row.eventId} className="text-xs" />,
      },
      {
        id: 'instance',
        header: t('instance'),
        width: '20%',
        phone: 'lead',
        cell: (row) => <InstanceCell row={row} />,
      },
      {
        id: 'when',
        header: t('when'),
        width: '178px',
        phoneLabel: t('when'),
        cell: (row) =>
          row.planTimeMs === null ? t('immediately') : <Instant ms={row.planTimeMs} zone={zone} withZone />,
      },
      {
        id: 'outcome',
        header: t('outcome'),
        width: '136px',
        phoneLabel: t('outcome'),
        cell: (row) => <OutcomeCell row={row} />,
      },
      {
        id: 'code',
        header: t('code'),
        width: '84px',
        phoneLabel: t('code'),
        from: 'xl',
        cell: (row) =>
          row.code === null ? null : (
            <span className="font-mono text-xs leading-4 [overflow-wrap:anywhere]">{row.code}</span>
          ),
      },
      {
        id: 'message',
        header: t('message'),
        phoneLabel: t('message'),
        cell: (row) => (row.message || row.reason || row.code ? <MessageCell row={row} /> : null),
      },
      {
        id: 'requestId',
        header: t('requestId'),
        width: '140px',
        phoneLabel: t('requestId'),
        from: 'xl',
        cell: (row) => (row.requestId ? <CopyId id={row.requestId} className="text-xs" /> : null),
      },
      {
        id: 'cloudStatus',
        header: t('cloudStatus'),
        width: '150px',
        phoneLabel: t('cloudStatus'),
        from: 'lg',
        cell: (row) => <CloudCell row={row} />,
      },
    ],
    [t, zone],
  );
}

/** Name, id and region of a row's instance, and whether it has a local disk. */
export function InstanceCell({ row }: { row: BatchRow }) {
  const t = useTranslations('outcomes');
  const name = row.instanceName || row.resourceId;
  return (
    <span className="flex min-w-0">
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="truncate">{name}</span>
          {row.localDisk === true ? <LocalDiskMark /> : null}
        </span>
        <span className="flex h-4 min-w-0 items-center gap-1.5">
          <CopyId id={row.resourceId} />
          <span
            title={`${row.regionName} (${row.regionId})`}
            className="truncate text-2xs text-dim sm:max-lg:hidden"
          >
            <RegionName regionId={row.regionId} regionName={row.regionName} />
          </span>
        </span>
      </span>
      <OpenLink href={routes.instance(row.resourceId)} label={t('goInstance', { name })} />
    </span>
  );
}

function LocalDiskMark() {
  return <Mark icon="hardDrive" label={useTranslations('batches.results')('localDisk')} />;
}

function MessageCell({ row }: { row: BatchRow }) {
  const tReason = useTranslations('outcomes.reason');
  const waitText = useWaitText();
  const reason = row.wait ? waitText(row.wait) : row.reason && tReason(row.reason);
  // Without a reply the message is our client's own English, and the reason says the same in the reader's language.
  const isOurs = row.outcome === 'unknown' && row.requestId === null && row.reason !== null;
  return (
    <span className="flex min-w-0 flex-col text-sm leading-[18px]">
      {row.code === null ? null : (
        <span className="font-mono text-xs xl:hidden max-sm:hidden">{row.code}</span>
      )}
      {row.message && !isOurs ? (
        <span
          title={row.message}
          className={reason ? 'sm:line-clamp-1' : 'sm:line-clamp-2 sm:max-xl:line-clamp-1'}
        >
          {row.message}
        </span>
      ) : null}
      {reason ? (
        <span
          title={isOurs && row.message ? row.message : reason}
          className={row.message && !isOurs ? 'text-dim sm:line-clamp-1' : 'text-dim sm:line-clamp-2'}
        >
          {reason}
        </span>
      ) : null}
    </span>
  );
}

/** What came of the order, and below it what needs a person; on narrow screens also what the cloud says. */
function OutcomeCell({ row }: { row: ShownRow }) {
  // That it was refused is said already.
  const isSaid = row.attention === 'refused' || row.attention === 'skipped';
  const mark = isSaid ? null : row.attention;
  const hasCloud = row.cloudStatus !== null && mark === null;
  return (
    <span
      className={cn(
        'flex min-w-0 flex-col items-start max-sm:items-end',
        // Two fit into the height of a row: it stays as high when the second comes.
        mark && 'sm:[&_.cut]:h-4.5 sm:[&_.cut]:leading-4.5',
        hasCloud && 'sm:max-lg:[&_.cut]:h-4.5 sm:max-lg:[&_.cut]:leading-4.5',
      )}
    >
      <OutcomeBadge outcome={row.outcome} />
      {mark ? <AttentionMark reason={mark} /> : null}
      {hasCloud && row.cloudStatus !== null ? (
        <span className="hidden sm:max-lg:flex">
          <CloudStatusBadge status={row.cloudStatus} />
        </span>
      ) : null}
    </span>
  );
}

function CloudCell({ row }: { row: ShownRow }) {
  const t = useTranslations('batches.results');
  const instantText = useInstantWords();
  // Only an event that may have its order is followed.
  const isFollowed = row.outcome !== 'refused' && row.outcome !== 'skipped';
  if (row.cloudStatus === null) {
    return <span className="text-dim">{t(isFollowed ? 'notRead' : 'none')}</span>;
  }
  return (
    <span className="flex min-w-0 flex-col items-start max-sm:items-end">
      <CloudStatusBadge status={row.cloudStatus} />
      {row.cloudStatusAtMs === null ? null : (
        // With the badge as high as a row without them, so that no row moves when the cloud is read.
        <span className="truncate text-2xs text-dim leading-[15px] sm:max-lg:hidden">
          {t(row.goneAtMs === null ? 'seen' : 'lastSeen', { time: instantText(row.cloudStatusAtMs, 'time') })}
        </span>
      )}
    </span>
  );
}
