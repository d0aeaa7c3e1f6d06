'use client';

import { useLocale, useNow, useTimeZone } from 'next-intl';
import { useCallback, useSyncExternalStore } from 'react';
import { nowMs } from '@/lib/time/clock';
import { formatInstant, type InstantStyle, offsetLabel } from '@/lib/time/format';

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let currentMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  currentMs = nowMs();
  for (const listener of listeners) listener();
}

/** One timer for the whole page; none while nothing shows a moving time. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    // After hydration nothing has read the clock yet, and the first tick is a second away.
    currentMs = nowMs();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function current(): number {
  if (timer === undefined && nowMs() - currentMs >= TICK_MS) currentMs = nowMs();
  return currentMs;
}

/**
 * A value computed from "now" (epoch ms), a string, number, boolean or null. The component renders again only when
 * that value changes, not with every tick. Server and first browser render use the "now" of the request.
 */
export function useClock<Value extends string | number | boolean | null>(
  select: (nowMs: number) => Value,
): Value {
  const requestNow = useNow();
  return useSyncExternalStore(
    subscribe,
    () => select(current()),
    () => select(requestNow.getTime()),
  );
}

/** Now (epoch ms), renewed each second. Prefer `useClock` with a function. */
export function useNowMs(): number {
  return useClock((now) => now);
}

/** The viewer's zone (IANA), from the cookie that server and browser share; UTC before it is known. */
export function useViewerZone(): string {
  return useTimeZone() ?? 'UTC';
}

/**
 * Writes an instant (epoch ms) with its zone, for use inside a sentence: "Tue 24 Nov 19:30 UTC+8".
 * @param zone default: the viewer's. The function is the same one until zone or language changes.
 */
export function useInstantWords(zone?: string): (ms: number, style?: InstantStyle) => string {
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const shown = zone ?? viewerZone;
  return useCallback(
    (ms, style) => `${formatInstant(ms, { zone: shown, locale, style })} ${offsetLabel(ms, shown)}`,
    [locale, shown],
  );
}
