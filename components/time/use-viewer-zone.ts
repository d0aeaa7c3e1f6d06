'use client';

import { useTimeZone } from 'next-intl';

/** The viewer's zone (IANA), from the cookie that server and browser share; UTC before it is known. */
export function useViewerZone(): string {
  return useTimeZone() ?? 'UTC';
}
