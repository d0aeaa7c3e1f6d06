'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

/** Keeps the title of the browser's tab up to date while the page follows something. The router sets it on the next page. */
export function useTabTitle(title: string): void {
  const t = useTranslations('common');
  const whole = `${title} · ${t('appName')}`;
  // The tab is an outside system.
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
