'use client';

import { useTranslations } from 'next-intl';
import { Countdown } from '@/components/time/countdown';
import { Instant } from '@/components/time/instant';
import { isFinalStatus } from '@/lib/domain/event-states';
import type { EventRow } from '@/lib/schemas/events';

type DueCellProps = { row: EventRow; tabIndex: 0 | -1 };

/** When the cloud acts by itself: time left over the instant. The column's head names the zone. */
export function DueCell({ row, tabIndex }: DueCellProps) {
  const t = useTranslations('events.due');
  if (row.dueAtMs === null) return <span className="text-dim">{t('none')}</span>;
  return (
    <>
      <TimeLeft row={row} dueAtMs={row.dueAtMs} />
      {row.dueIsEstimate ? (
        <div title={t('estimate')} className="cut text-dim text-xs">
          {t('estimate')}
        </div>
      ) : (
        <Instant ms={row.dueAtMs} tabIndex={tabIndex} className="block text-dim text-xs" />
      )}
    </>
  );
}

/** A count-down makes sense only while the cloud has not begun. */
function TimeLeft({ row, dueAtMs }: { row: EventRow; dueAtMs: number }) {
  const t = useTranslations('events.due');
  if (row.eventStatus === 'Executing') return <div className="text-dim">{t('running')}</div>;
  if (isFinalStatus(row.eventStatus)) return <div className="text-dim">{t('over')}</div>;
  return <Countdown untilMs={dueAtMs} estimate={row.dueIsEstimate} className="block" />;
}
