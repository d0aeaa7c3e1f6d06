'use client';

import { useLocale, useTranslations } from 'next-intl';
import { stepOf } from '@/components/calendar/look';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { CalendarBar, CalendarDue, CalendarLane, CalendarLoad } from '@/lib/schemas/schedule-calendar';
import { formatInstant } from '@/lib/time/format';
import { dayStartMs, instantToWall } from '@/lib/time/wall';

type Stretch = { fromMs: number; toMs: number };

/** The calendar's sentences, in the zone that it is read in. */
export function useCalendarWords(zone: string, by: 'region' | 'service' | 'all') {
  const t = useTranslations('calendar.page');
  const locale = useLocale();
  const regionLabel = useRegionLabel();
  const at = (ms: number, style: 'short' | 'time' | 'date' = 'short') =>
    formatInstant(ms, { zone, locale, style });

  /** "Wed 2 Dec 00:00 – 03:30". */
  const range = ({ fromMs, toMs }: Stretch) => {
    // An end at midnight belongs to the day before.
    const isOneDay = dayStartMs(fromMs, zone) === dayStartMs(Math.max(fromMs, toMs - 1), zone);
    return `${at(fromMs)} – ${at(toMs, isOneDay ? 'time' : 'short')}`;
  };
  const times = ({ fromMs, toMs }: Stretch) => `${at(fromMs, 'time')} – ${at(toMs, 'time')}`;

  /** "December 2026". */
  const monthName = (ms: number) => {
    const { year, month } = instantToWall(ms, zone);
    // Guarantee: `month` is 1 to 12, and the messages have all of them.
    return t('monthOf', { month: t(`months.m${month as 1}`), year: String(year) });
  };

  const laneName = ({ id, name }: Pick<CalendarLane, 'id' | 'name'>) => {
    if (by === 'service') return id === '' ? t('noService') : name;
    return regionLabel(id, name) || t('noRegion');
  };

  /** "Night window 23:00 – 05:00": the window that is open or opens next. */
  const windowWords = ({ windows, windowNames }: CalendarLane, nowMs: number) => {
    const next = windows.find(([, toMs]) => toMs > nowMs) ?? windows.at(-1);
    const [first] = windowNames;
    if (first === undefined) return null;
    const name =
      windowNames.length > 1 ? t('moreWindows', { name: first, count: windowNames.length - 1 }) : first;
    return next ? `${name} ${times({ fromMs: next[0], toMs: next[1] })}` : name;
  };

  const barWords = (bar: CalendarBar) =>
    t('barLabel', {
      number: bar.number,
      title: bar.title,
      count: bar.count,
      step: t(`step.${stepOf(bar)}`),
      time: range(bar),
    });
  const dueWords = (due: CalendarDue) => {
    const time = due.count === 1 ? at(due.fromMs) : range(due);
    const [first] = due.instances;
    const name = first ? first.instanceName || first.instanceId : '';
    return due.freeze
      ? t('dueFrozenLabel', { count: due.count, name, time, freeze: due.freeze.name })
      : t('dueLabel', { count: due.count, name, time });
  };
  const loadWords = ({ count, limit, label }: CalendarLoad) =>
    label === '' ? t('down', { count, limit }) : t('downOf', { count, limit, label });

  return { t, at, range, times, monthName, laneName, windowWords, barWords, dueWords, loadWords };
}
export type CalendarWords = ReturnType<typeof useCalendarWords>;
