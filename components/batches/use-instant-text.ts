'use client';

import { useLocale } from 'next-intl';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { formatInstant, type InstantStyle, offsetLabel } from '@/lib/time/format';

/** Writes an instant with its zone, for use inside a sentence: "Tue 24 Nov 19:30 UTC+8". */
export function useInstantText(): (ms: number, style?: InstantStyle) => string {
  const locale = useLocale();
  const zone = useViewerZone();
  return (ms, style) => `${formatInstant(ms, { zone, locale, style })} ${offsetLabel(ms, zone)}`;
}
