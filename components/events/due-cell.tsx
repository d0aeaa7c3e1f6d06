'use client';

import { useTranslations } from 'next-intl';
import { Countdown } from '@/components/time/countdown';
import { Instant } from '@/components/time/instant';
import { isFinalStatus } from '@/lib/domain/event-states';
import type { EventRow } from '@/lib/schemas/events';

type DueCellProps = { row: EventRow; tabIndex: 0 | -1 };

/** When the cloud acts by itself: time left over the instant. The column's head names the zone. */
export function DueCell({ row, tabIndex }: DueCellProps) {
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
