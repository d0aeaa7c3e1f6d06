'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { PlannedRow } from '@/components/plan/planned-row';
import { Instant } from '@/components/time/instant';
import { useClock } from '@/components/time/use-clock';
import { cn } from '@/lib/cn';
import { formatDuration } from '@/lib/time/format';

/** When the cloud acts by itself, and how that lies to the planned time. */
export function DueCell({ planned, zone }: { planned: PlannedRow; zone: string }) {
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
