'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { arrived, usePending } from '@/components/shell/navigation';

/** The pathname to show as current: of the page that is on its way, else of the page. */
export function useShownPathname(): string {
  const pathname = usePathname();
  return usePending()?.split('?')[0] ?? pathname;
}

/** A line at the upper edge, from the press until the next page is there. */
export function PendingPage() {
  const t = useTranslations('common');
  const path = usePending();
  const pathname = usePathname();
  const searchParams = useSearchParams();
  // The router has arrived, perhaps elsewhere than asked for: an outside event, of which it says nothing else.
  useEffect(() => {
    if (pathname !== null && searchParams !== null) arrived();
  }, [pathname, searchParams]);
  if (path === null) return null;
  return (
    <div
      role="progressbar"
      aria-label={t('loading')}
      className="fixed inset-x-0 top-0 z-60 h-0.5 overflow-hidden bg-accent/20 print:hidden"
    >
      <div className="page-pending h-full w-1/3 bg-accent" />
    </div>
  );
}
