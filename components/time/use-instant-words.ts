'use client';

import { useLocale } from 'next-intl';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { formatInstant, offsetLabel } from '@/lib/time/format';

/** Writes an instant (epoch ms) with its zone, for use inside a sentence; default: the viewer's zone. */
export function useInstantWords(zone?: string): (ms: number) => string {
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const shown = zone ?? viewerZone;
  return (ms) => `${formatInstant(ms, { zone: shown, locale })} ${offsetLabel(ms, shown)}`;
}
