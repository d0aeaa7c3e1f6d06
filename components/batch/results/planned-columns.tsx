'use client';

import { Check, HardDrive, TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { InstanceCell } from '@/components/batch/results/result-columns';
import type { LongColumn } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { useClock } from '@/components/time/use-clock';
import { Badge } from '@/components/ui/badge';
import { LevelCell } from '@/components/vocabulary/event-status';
import { cn } from '@/lib/cn';
import { orderOf } from '@/lib/domain/batches';
import { judgeRow, type RefusalAt } from '@/lib/domain/row-gate';
import type { ShownRow } from '@/lib/schemas/batches';

/** Checks are made again this often (ms): times pass while a page is open. */
const CHECK_EVERY_MS = 30_000;

/** Columns of "Planned rows" while nothing was sent: what somebody who decides looks at. */
export function usePlannedColumns(zone: string) {
  const t = useTranslations('batches.planned');
  return useMemo<LongColumn<ShownRow>[]>(
    () => [
      {
        id: 'instance',
        header: t('instance'),
        phone: 'lead',
        cell: (row) => <InstanceCell row={row} />,
      },
      {
        id: 'level',
        header: t('level'),
        width: '96px',
        phoneLabel: t('level'),
        cell: (row) => <LevelCell level={row.eventLevel} />,
      },
      {
        id: 'reason',
        header: t('reason'),
        width: '14%',
        phoneLabel: t('reason'),
        from: 'xl',
        cell: (row) =>
          row.eventReason === '' ? null : (
            <span title={row.eventReason} className="text-sm leading-[18px] sm:line-clamp-2">
              {row.eventReason}
            </span>
          ),
      },
      {
        id: 'when',
        header: t('when'),
        width: '176px',
        phoneLabel: t('when'),
        cell: (row) =>
          row.planTimeMs === null ? (
            <span className="font-medium text-red">{t('immediately')}</span>
          ) : (
            <Instant ms={row.planTimeMs} zone={zone} withZone />
          ),
      },
      {
        id: 'due',
        header: t('due'),
        width: '176px',
        phoneLabel: t('due'),
        from: 'lg',
        cell: (row) => <DueCell row={row} zone={zone} />,
      },
      {
        id: 'disks',
        header: t('disks'),
        width: '158px',
        phoneLabel: t('disks'),
        from: 'lg',
        cell: (row) => <DisksCell row={row} />,
      },
      {
        id: 'check',
        header: t('check'),
        width: '168px',
        phoneLabel: t('check'),
        cell: (row) => <CheckCell row={row} />,
      },
    ],
    [t, zone],
  );
}

function DueCell({ row, zone }: { row: ShownRow; zone: string }) {
  const t = useTranslations('batches.planned');
  if (row.dueAtMs === null) return <span className="text-dim">{t('dueUnknown')}</span>;
  const isFirst = row.planTimeMs !== null && row.planTimeMs > row.dueAtMs;
  return (
    <span className={cn('text-sm leading-[18px]', isFirst && 'font-medium text-amber')}>
      <Instant ms={row.dueAtMs} zone={zone} withZone />
      {row.dueIsEstimate ? <span className="text-dim"> {t('estimate')}</span> : null}
    </span>
  );
}

/** What a redeployment does to the data, as far as it is known. */
function DisksCell({ row }: { row: ShownRow }) {
  const t = useTranslations('batches.planned.disk');
  const { disks, localDisk } = row;
  if (localDisk === null) return <span className="text-amber text-sm leading-[18px]">{t('unknown')}</span>;
  if (!localDisk) return <span className="text-dim text-sm leading-[18px]">{t('cloud')}</span>;
  return (
    <span className="font-medium text-amber text-sm leading-[18px]">
      {t('local', { count: Math.max(1, disks?.local ?? 1) })}
    </span>
  );
}

/** What the plan page says against a row, judged as things are now. */
function CheckCell({ row }: { row: ShownRow }) {
  const t = useTranslations('plan.check');
  const tPlanned = useTranslations('batches.planned');
  const nowMs = useClock((ms) => Math.floor(ms / CHECK_EVERY_MS) * CHECK_EVERY_MS);
  const facts = { statusAtSubmit: row.statusBefore, statusNow: row.eventStatusNow, order: orderOf(row) };
  const { refusals, warnings } = judgeRow('approve', { ...row, ...facts }, nowMs);
  const said = warnings.filter((warning) => warning !== 'local_disk');
  const isReady = refusals.length === 0 && said.length === 0;
  const { localDisk } = row;
  const wordOf = (refusal: RefusalAt<'approve'>) => {
    if (refusal === 'event_gone') return tPlanned('gone');
    return refusal === 'event_changed'
      ? tPlanned('changed', { status: row.eventStatusNow ?? '' })
      : t(refusal);
  };
  return (
    <span className="flex flex-wrap items-center gap-1 max-sm:justify-end">
      {refusals.map((refusal) => (
        <Badge key={refusal} tone="red" icon={X}>
          {wordOf(refusal)}
        </Badge>
      ))}
      {said.map((warning) => (
        <Badge key={warning} tone="amber" icon={TriangleAlert}>
          {t(warning)}
        </Badge>
      ))}
      {isReady ? (
        <Badge tone={localDisk === true ? 'amber' : 'green'} icon={localDisk === true ? HardDrive : Check}>
          {t(localDisk === true ? 'local_disk' : 'ready')}
        </Badge>
      ) : null}
    </span>
  );
}
