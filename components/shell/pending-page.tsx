'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useSyncExternalStore } from 'react';
import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

/** A navigation that has not arrived after this long (ms) counts as given up. */
const LASTS_MS = 15_000;
const LOOK_EVERY_MS = 100;

type Listener = () => void;
const listeners = new Set<Listener>();
let pending: string | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

const pathOf = (url: URL | Location) => url.pathname + url.search;

function set(path: string | null): void {
  clearInterval(timer);
  if (pending === path) return;
  pending = path;
  for (const listener of listeners) listener();
}

function onStart(event: Event): void {
  const url: unknown = event instanceof CustomEvent ? event.detail : null;
  if (typeof url !== 'string') return;
  const target = pathOf(new URL(url, window.location.href));
  // To where one is already, also by Back, whose address the browser has changed before: nothing is waited for, and a page
  // that was on its way is not coming any more.
  if (target === pathOf(window.location)) {
    set(null);
    return;
  }
  set(target);
  // The router tells of an arrival only when its own address changes, which may be behind the one in the bar.
  let left = LASTS_MS / LOOK_EVERY_MS;
  timer = setInterval(() => {
    left -= 1;
    if (left <= 0 || pathOf(window.location) === target) set(null);
  }, LOOK_EVERY_MS);
}

function subscribe(listener: Listener): Listener {
  if (listeners.size === 0) window.addEventListener(NAVIGATION_STARTS, onStart);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener(NAVIGATION_STARTS, onStart);
  };
}

/** Path and search of the page that is on its way; null when none is. */
function usePending(): string | null {
  return useSyncExternalStore(
    subscribe,
    () => pending,
    () => null,
  );
}

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
    if (pathname !== null && searchParams !== null) set(null);
  }, [pathname, searchParams]);
  if (path === null) return null;
  return (
    <div
      role="progressbar"
      aria-label={t('loading')}
      className="fixed inset-x-0 top-0 z-60 h-0.5 overflow-hidden bg-accent/20"
    >
      <div className="page-pending h-full w-1/3 bg-accent" />
    </div>
  );
}
