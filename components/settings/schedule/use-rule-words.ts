'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { clockOf, recurrenceForm } from '@/components/settings/schedule/rule-form';
import { addDays, parseRrule, WEEKDAYS, type Weekday } from '@/lib/domain/schedule/rrule';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { SchedulePage } from '@/lib/schemas/time-rules';

/** 5 January 1970 was a Monday. */
const MONDAY_MS = 4 * 86_400_000;

/** The name of a day of the week in the reader's language. */
export function useWeekdayName(): (day: Weekday, style?: 'long' | 'short') => string {
  const locale = useLocale();
  return useCallback(
    (day, style = 'long') =>
      new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(
        MONDAY_MS + WEEKDAYS.indexOf(day) * 86_400_000,
      ),
    [locale],
  );
}

type Said = Pick<TimeRule, 'zone' | 'dates' | 'fromMinute' | 'toMinute' | 'endDayOffset' | 'allDay'>;

/** A rule in one sentence: "Every Saturday 23:00 to Sunday 03:00, Europe/Berlin". */
export function useRuleSentence(): (rule: Said) => string {
  const t = useTranslations('schedule.sentence');
  const locale = useLocale();
  const dayName = useWeekdayName();
  return useCallback(
    (rule) => {
      const { dates, zone, allDay, fromMinute, toMinute, endDayOffset } = rule;
      const join = (list: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(list);
      const parsed = dates.rrule === null ? null : parseRrule(dates.rrule);
      const from = clockOf(fromMinute);
      const to = toMinute === 1_440 ? '24:00' : clockOf(toMinute);
      const nameAfter = (day: Weekday) => WEEKDAYS[(WEEKDAYS.indexOf(day) + endDayOffset) % 7] ?? day;

      /** The times of one that recurs; `only`: the one day of the week on which it starts. */
      function times(only: Weekday | null): string {
        if (allDay) return endDayOffset > 1 ? t('forDays', { days: endDayOffset }) : t('allDay');
        if (endDayOffset === 0) return t('times', { from, to });
        if (only) return t('timesToDay', { from, day: dayName(nameAfter(only)), to });
        return t('timesLater', { from, to, days: endDayOffset });
      }

      function once(): string {
        if (dates.list.length > 0) {
          const count = dates.list.length + 1;
          const more = t('onDays', { count, first: dates.first, last: dates.list.at(-1) ?? dates.first });
          return `${more} ${times(null)}`;
        }
        const last = addDays(dates.first, allDay ? Math.max(1, endDayOffset) - 1 : endDayOffset);
        if (!allDay) return t('once', { first: dates.first, from, last, to });
        return last === dates.first
          ? t('onceDay', { first: dates.first })
          : t('onceDays', { first: dates.first, last });
      }

      function recurring(): string {
        if (!parsed) return '';
        const days = parsed.byDay.map(({ day }) => day);
        const [first] = parsed.byDay;
        const form = recurrenceForm(rule);
        if (form === 'weekly') {
          const only = days.length === 1 ? (days[0] ?? null) : null;
          const named = join(days.map((day) => dayName(day)));
          return `${t('weekly', { interval: parsed.interval, days: named })} ${times(only)}`;
        }
        if (form === 'monthly' && parsed.byMonthDay[0] !== undefined) {
          return `${t('monthDay', { day: parsed.byMonthDay[0] })} ${times(null)}`;
        }
        if (form === 'monthly' && first) {
          const said = t('monthWeekday', { ordinal: String(first.ordinal), day: dayName(first.day) });
          return `${said} ${times(first.day)}`;
        }
        const isDaily = parsed.freq === 'DAILY' && dates.rrule?.replace(/;UNTIL=\d+/, '') === 'FREQ=DAILY';
        return `${isDaily ? t('daily') : t('custom', { rrule: dates.rrule ?? '', first: dates.first })} ${times(null)}`;
      }

      const parts = [
        parsed ? recurring() : once(),
        parsed?.until ? t('until', { until: parsed.until }) : null,
        dates.except.length > 0 ? t('except', { count: dates.except.length }) : null,
        zone,
      ];
      return parts.filter((part) => part !== null).reduce((first, second) => t('joined', { first, second }));
    },
    [t, locale, dayName],
  );
}

type Names = Pick<SchedulePage, 'services' | 'regions'>;

/** Whose rule it is, and what it is about, in words. */
export function useScopeWords({ services, regions }: Names) {
  const t = useTranslations('schedule');
  const tLevels = useTranslations('events.levels');
  const regionLabel = useRegionLabel();
  const regionName = (id: string) =>
    regionLabel(id, regions.find(({ regionId }) => regionId === id)?.regionName ?? '');
  const serviceName = (id: string) => services.find((service) => service.id === id)?.name ?? id;
  const levelName = (level: string) =>
    tLevels.has(level as 'CRITICAL') ? tLevels(level as 'CRITICAL') : level;

  function ownerWords({ owner }: Pick<TimeRule, 'owner'>): string {
    if (owner.kind === 'account') return t('owners.account');
    return owner.kind === 'region' ? regionName(owner.id) : serviceName(owner.id);
  }

  function scopeWords({ scope }: Pick<TimeRule, 'scope'>): string {
    const kinds = [
      scope.serviceIds.map(serviceName),
      scope.regionIds.map(regionName),
      scope.tags.map(({ key, value }) => `${key}=${value}`),
      scope.levels.map(levelName),
    ].filter((list) => list.length > 0);
    return kinds.length === 0 ? t('everything') : kinds.map((list) => list.join(', ')).join(' · ');
  }

  return { ownerWords, scopeWords, regionName, serviceName, levelName };
}
