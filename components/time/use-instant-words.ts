'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { formatInstant, offsetLabel } from '@/lib/time/format';

/** Writes an instant (epoch ms) with its zone, for use inside a sentence; default: the viewer's zone. The same function until either changes. */
export function useInstantWords(zone?: string): (ms: number) => string {
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const shown = zone ?? viewerZone;
  return useCallback(
    (ms) => `${formatInstant(ms, { zone: shown, locale })} ${offsetLabel(ms, shown)}`,
    [locale, shown],
  );
}
