'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { PlannedRow } from '@/components/plan/planned-row';
import { useClock } from '@/components/time/use-clock';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';
import { formatInstant, formatRelative, offsetLabel } from '@/lib/time/format';

type WhenCellProps = {
  planned: PlannedRow;
  zone: string;
  onEdit: (rowId: string) => void;
  onReset: (rowId: string) => void;
};

/** What the row will order, where that comes from, and the way to change it. */
export function WhenCell({ planned, zone, onEdit, onReset }: WhenCellProps) {
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
