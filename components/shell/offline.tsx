'use client';

import { WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Alert } from '@/components/ui/alert';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether the browser has no network at all. True is sure; false may be wrong. */
export function useOffline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );
}

/**
 * Without a network: says so, and keeps the page. A link would leave it for the browser's own error page, so a press on one
 * does nothing but say so again.
 */
export function Offline() {
  const t = useTranslations('shell.banner');
  const isOffline = useOffline();
  const [pressed, setPressed] = useState(0);
  useEffect(() => {
    if (!isOffline) return;
    const hold = (event: MouseEvent) => {
      if (!leavesPage(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setPressed((times) => times + 1);
    };
    window.addEventListener('click', hold, { capture: true });
    return () => window.removeEventListener('click', hold, { capture: true });
  }, [isOffline]);
  if (!isOffline) return null;
  return (
    <Alert
      // Anew with each press, so that it is read out again.
      key={pressed}
      tone="red"
      icon={WifiOff}
      role="alert"
      title={t('offlineTitle')}
      className="shrink-0 rounded-none"
    >
      {t(pressed > 0 ? 'offlinePressed' : 'offlineText')}
    </Alert>
  );
}

function leavesPage(target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest('a[href]') : null;
  return link !== null && !link.getAttribute('href')?.startsWith('#');
}
