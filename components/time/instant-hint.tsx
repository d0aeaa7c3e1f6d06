'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useClock } from '@/components/time/use-clock';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { formatInstant, formatRelative, offsetLabel } from '@/lib/time/format';
import { zoneCity } from '@/lib/time/zones';

/** Under a field for a time: "= Tue 24 Nov 18:00 UTC · in 6 h 32 min · Tue 24 Nov 13:00 in your zone (New York, UTC−5)". */
export function InstantHint({ ms, zone }: { ms: number; zone: string }) {
  const t = useTranslations('time');
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const relative = useClock((nowMs) => formatRelative(ms, nowMs, locale));
  const parts = [`= ${formatInstant(ms, { zone: 'UTC', locale })} UTC`, relative];
  if (viewerZone !== zone && viewerZone !== 'UTC') {
    const time = formatInstant(ms, { zone: viewerZone, locale });
    parts.push(t('inYourZone', { time, city: zoneCity(viewerZone), offset: offsetLabel(ms, viewerZone) }));
  }
  return <span className="text-dim text-sm">{parts.join(' · ')}</span>;
}
