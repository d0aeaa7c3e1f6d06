'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { CheckCell } from '@/components/batch/plan/check-cell';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import { SlotCell } from '@/components/batch/plan/slot-cell';
import type { SlotActions } from '@/components/batch/plan/use-slot-actions';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import type { LongColumn } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { useClock } from '@/components/time/use-clock';
import { CopyId } from '@/components/ui/copy-id';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';
import { RegionName } from '@/lib/i18n/region-name';
import { formatDuration, formatInstant, formatRelative, offsetLabel } from '@/lib/time/format';

type PlanColumnsOptions = {
  zone: string;
  /** The checkbox of all shown rows, and of one. */
  selectAll: ReactNode;
  select: (planned: PlannedRow) => ReactNode;
  onEdit: (rowId: string) => void;
  onReset: (rowId: string) => void;
  slots: PlanSlots;
  slotActions: SlotActions;
};

/** Columns of "Planned rows". */
export function usePlanColumns(options: PlanColumnsOptions) {
  const { zone, selectAll, select, onEdit, onReset, slots, slotActions } = options;
  const t = useTranslations('plan.table');
  const tSlots = useTranslations('slots');
  return useMemo<LongColumn<PlannedRow>[]>(
    () => [
      { id: 'select', header: selectAll, width: '44px', phone: 'corner', cell: select },
      {
        id: 'instance',
        header: t('instance'),
        phone: 'lead',
        cell: ({ row }) => (
          <span className="flex min-w-0 flex-col">
            <span className="truncate">{row.instanceName || row.resourceId}</span>
            <span className="flex h-4 min-w-0 items-center gap-1.5">
              <CopyId id={row.resourceId} />
              <span title={`${row.regionName} (${row.regionId})`} className="truncate text-2xs text-dim">
                <RegionName regionId={row.regionId} regionName={row.regionName} />
              </span>
            </span>
          </span>
        ),
      },
      {
        id: 'when',
        header: t('when'),
        width: 'clamp(150px, 11vw, 190px)',
        phoneLabel: t('when'),
        cell: (planned) => <WhenCell planned={planned} zone={zone} onEdit={onEdit} onReset={onReset} />,
      },
      {
        id: 'due',
        header: t('due'),
        width: 'clamp(150px, 11vw, 190px)',
        phoneLabel: t('due'),
        cell: (planned) => <DueCell planned={planned} zone={zone} />,
      },
      {
        id: 'check',
        header: t('check'),
        width: 'clamp(128px, 9vw, 160px)',
        phoneLabel: t('check'),
        cell: (planned) => <CheckCell planned={planned} zone={zone} />,
      },
      {
        id: 'slot',
        header: tSlots('column'),
        width: 'clamp(200px, 17vw, 300px)',
        phoneLabel: tSlots('column'),
        cell: (planned) => <SlotCell planned={planned} zone={zone} slots={slots} actions={slotActions} />,
      },
    ],
    [t, tSlots, zone, selectAll, select, onEdit, onReset, slots, slotActions],
  );
}

type WhenCellProps = {
  planned: PlannedRow;
  zone: string;
  onEdit: (rowId: string) => void;
  onReset: (rowId: string) => void;
};

/** What the row will order, where that comes from, and the way to change it. */
function WhenCell({ planned, zone, onEdit, onReset }: WhenCellProps) {
  const t = useTranslations('plan.table');
  const { row, order } = planned;
  const instance = row.instanceName || row.resourceId;
  return (
    <span className="flex min-w-0 flex-col max-sm:items-end">
      <button
        type="button"
        data-row-enter
        onClick={() => onEdit(row.id)}
        className="max-w-full truncate rounded-[4px] text-left decoration-faint decoration-dotted underline-offset-2 hover:text-accent group-hover/row:underline"
      >
        {order?.opsType === 'scheduled' ? (
          <PlannedTime ms={order.planTimeMs} zone={zone} />
        ) : (
          <span className={cn('truncate font-medium', !order && 'text-dim')}>
            {order ? t('immediately') : t('noTime')}
          </span>
        )}
        <VisuallyHidden> {t('editLabel', { instance })}</VisuallyHidden>
      </button>
      <span className="h-4 text-2xs text-dim">
        {row.override === null ? (
          t('fromBatch')
        ) : (
          <>
            {t('ownSetting')}
            {' · '}
            <button
              type="button"
              aria-label={t('resetLabel', { instance })}
              onClick={() => onReset(row.id)}
              className="text-accent hover:underline"
            >
              {t('reset')}
            </button>
          </>
        )}
      </span>
    </span>
  );
}

function PlannedTime({ ms, zone }: { ms: number; zone: string }) {
  const locale = useLocale();
  const relative = useClock((nowMs) => formatRelative(ms, nowMs, locale));
  return (
    <time
      dateTime={new Date(ms).toISOString()}
      title={`${formatInstant(ms, { zone: 'UTC', locale })} UTC · ${relative}`}
      className="truncate font-medium"
    >
      {formatInstant(ms, { zone, locale })}{' '}
      <span className="font-normal text-dim">{offsetLabel(ms, zone)}</span>
    </time>
  );
}

/** When the cloud acts by itself, and how that lies to the planned time. */
function DueCell({ planned, zone }: { planned: PlannedRow; zone: string }) {
  const t = useTranslations('plan.table');
  const { row, judgement } = planned;
  if (row.dueAtMs === null) return <span className="text-dim">{t('dueUnknown')}</span>;
  const isFirst = judgement.warnings.some((warning) => warning !== 'local_disk');
  return (
    <span className="flex min-w-0 flex-col max-sm:items-end">
      <Instant ms={row.dueAtMs} zone={zone} withZone className={cn(isFirst && 'font-medium text-amber')} />
      <span className="h-4 truncate text-2xs text-dim">
        <DueDistance dueAtMs={row.dueAtMs} planned={planned} />
        {row.dueIsEstimate ? ` · ${t('estimate')}` : null}
      </span>
    </span>
  );
}

function DueDistance({ dueAtMs, planned: { order } }: { dueAtMs: number; planned: PlannedRow }) {
  const t = useTranslations('plan.table');
  const locale = useLocale();
  return useClock((nowMs) => {
    const text = (ms: number) => ({ duration: formatDuration(ms, locale) });
    if (dueAtMs <= nowMs) return t('duePassed', text(nowMs - dueAtMs));
    if (order?.opsType !== 'scheduled') return t('dueIn', text(dueAtMs - nowMs));
    const leadMs = dueAtMs - order.planTimeMs;
    return leadMs < 0 ? t('dueBefore', text(leadMs)) : t('dueAfter', text(leadMs));
  });
}
