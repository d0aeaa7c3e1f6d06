'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { PREFERENCE_MAX_AGE_S, ZONE_COOKIE } from '@/lib/i18n/locale';
import { ownZone } from '@/lib/time/zones';

/** On the first visit tells the server the viewer's zone, which only the browser knows, and renders the page again with it. */
export function ZoneCookie() {
  const router = useRouter();
  // The cookie jar is the outside system.
  useEffect(() => {
    if (document.cookie.split('; ').some((pair) => pair.startsWith(`${ZONE_COOKIE}=`))) return;
    const value = encodeURIComponent(ownZone());
    const secure = window.location.protocol === 'https:' ? '; secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs https, this desk may run on plain loopback
    document.cookie = `${ZONE_COOKIE}=${value}; path=/; max-age=${PREFERENCE_MAX_AGE_S}; samesite=lax${secure}`;
    router.refresh();
  }, [router]);
  return null;
}
