'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { monotonicMs } from '@/lib/time/clock';
import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

/**
 * Which page is on its way: the one place that knows. The shell shows it (pending-page.tsx), and the address waits for it
 * (providers.tsx).
 */

/** A navigation that has not arrived after this long (ms) counts as given up. */
const LASTS_MS = 15_000;
const LOOK_EVERY_MS = 100;

type Listener = () => void;
const listeners = new Set<Listener>();
/** `path`: of the page that is awaited; null for Back, whose address is in the bar from the start. */
let current: { sinceMs: number; path: string | null } | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

const pathOf = (url: URL | Location) => url.pathname + url.search;
const pathOnItsWay = () => current?.path ?? null;

function set(next: typeof current): void {
  clearInterval(timer);
  current = next;
  for (const listener of listeners) listener();
}

function onStart(event: Event): void {
  const url: unknown = event instanceof CustomEvent ? event.detail : null;
  const target = typeof url === 'string' ? pathOf(new URL(url, window.location.href)) : null;
  // To where one is already, also by Back: nothing is shown as awaited, and a page that was on its way is not coming any more.
  const path = target === pathOf(window.location) ? null : target;
  set({ sinceMs: monotonicMs(), path });
  if (path === null) return;
  // The router tells of an arrival only when its own address changes, which may be behind the one in the bar.
  timer = setInterval(() => {
    if (!isNavigating() || pathOf(window.location) === path) arrived();
  }, LOOK_EVERY_MS);
}

if (typeof window !== 'undefined') window.addEventListener(NAVIGATION_STARTS, onStart);

/** The router has arrived somewhere. */
function arrived(): void {
  set(null);
}

/** Whether the router is at a navigation, also one whose address is in the bar already. */
export function isNavigating(): boolean {
  return current !== null && monotonicMs() - current.sinceMs < LASTS_MS;
}

function subscribe(listener: Listener): Listener {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Path and search of the page that is on its way; null when none is. */
function usePending(): string | null {
  return useSyncExternalStore(subscribe, pathOnItsWay, () => null);
}

let isExpected = false;

/** Said before a step to another page by somebody who goes on working there: focus must not be lost with the old page. */
export function expectFocus(): void {
  isExpected = true;
}

/**
 * Takes the focus once the page is there, after `expectFocus`; without it the focus stays where it is.
 * @param selector of what in `ref` takes it; null: this page leaves it to another part
 */
export function useLandedFocus(ref: RefObject<HTMLElement | null>, selector: string | null = ':scope'): void {
  const land = useEffectEvent(() => {
    if (!isExpected || selector === null) return;
    isExpected = false;
    const found = selector === ':scope' ? ref.current : ref.current?.querySelector<HTMLElement>(selector);
    found?.focus({ preventScroll: true });
  });
  // The focus is the browser's; it went with the page before.
  useEffect(() => land(), []);
}

/** Keeps the title of the browser's tab up to date while the page follows something. The router sets it on the next page. */
export function useTabTitle(title: string): void {
  const t = useTranslations('common');
  const whole = `${title} · ${t('appName')}`;
  // The tab is an outside system.
  useEffect(() => {
    document.title = whole;
  }, [whole]);
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
