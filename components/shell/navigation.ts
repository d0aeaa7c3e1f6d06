'use client';

import { useSyncExternalStore } from 'react';
import { monotonicMs } from '@/lib/time/clock';
import { NAVIGATION_STARTS } from '@/lib/url/navigation-starts';

/**
 * Which page is on its way: the one place that knows. The shell shows it (pending-page.tsx), and the address waits for it
 * (address-adapter.tsx).
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
export function arrived(): void {
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
export function usePending(): string | null {
  return useSyncExternalStore(subscribe, pathOnItsWay, () => null);
}
