'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CALENDAR_KEY, calendarQuery, calendarVersion } from '@/lib/api-client/schedule-calendar';
import type { CalendarBar, CalendarDue, CalendarLane, CalendarLoad } from '@/lib/schemas/schedule-calendar';
import type { CalendarAsked } from '@/lib/url/calendar-params';

/** What the page shows, read again whenever the polled number changes. */
export function useCalendar(asked: CalendarAsked) {
  const client = useQueryClient();
  const list = useInfiniteQuery(calendarQuery(asked));
  const sight = useQuery(calendarVersion()).data;
  const version = sight?.version;
  // The store's version is outside of React: its change is the event on which the answers are stale.
  useEffect(() => {
    if (version !== undefined) void client.invalidateQueries({ queryKey: CALENDAR_KEY });
  }, [client, version]);
  const pages = list.data?.pages ?? [];
  return { list, sight, answer: pages[0], lanes: pages.flatMap(({ lanes }) => lanes) };
}

/** What was chosen, of all that the page shows; `answers` is what somebody must say something about. */
export type Chosen = { laneId: string; key: string } | 'answers';

export type Found =
  | { kind: 'bar'; lane: CalendarLane; bar: CalendarBar; loads: CalendarLoad[] }
  | { kind: 'due'; lane: CalendarLane; due: CalendarDue };

/** Marks of a lane that the keyboard walks: bars and due times, by time. */
export function marksOf(lane: CalendarLane): { key: string; fromMs: number }[] {
  const bars = lane.bars.map(({ key, fromMs }) => ({ key: barKey(key), fromMs }));
  const dues = lane.dues.map(({ key, fromMs }) => ({ key: dueKey(key), fromMs }));
  return [...bars, ...dues].sort((a, b) => a.fromMs - b.fromMs);
}

export const barKey = (key: string) => `bar ${key}`;
export const dueKey = (key: string) => `due ${key}`;

/** What was chosen, as it is now; null when it is gone. */
export function findChosen(lanes: readonly CalendarLane[], chosen: Chosen | null): Found | null {
  if (chosen === null || chosen === 'answers') return null;
  const lane = lanes.find(({ id }) => id === chosen.laneId);
  const bar = lane?.bars.find(({ key }) => barKey(key) === chosen.key);
  if (lane && bar) {
    const loads = lane.loads.filter((load) => load.fromMs < bar.toMs && load.toMs > bar.fromMs);
    return { kind: 'bar', lane, bar, loads };
  }
  const due = lane?.dues.find(({ key }) => dueKey(key) === chosen.key);
  return lane && due ? { kind: 'due', lane, due } : null;
}

/** Marks that somebody must say something about, soonest first. */
export function unansweredOf(lanes: readonly CalendarLane[]): { lane: CalendarLane; due: CalendarDue }[] {
  return lanes
    .flatMap((lane) => lane.dues.flatMap((due) => (due.unanswered > 0 ? [{ lane, due }] : [])))
    .sort((a, b) => a.due.fromMs - b.due.fromMs);
}
