'use client';

import type { ReactNode } from 'react';
import { BarFace, DueFace, freezeFill, lookOf, stepOf } from '@/components/calendar/look';
import { barKey, type Chosen, dueKey } from '@/components/calendar/use-calendar';
import type { CalendarWords } from '@/components/calendar/use-calendar-words';
import { cn } from '@/lib/cn';
import type {
  CalendarBar,
  CalendarDue,
  CalendarFreeze,
  CalendarLane,
  Span,
} from '@/lib/schemas/schedule-calendar';
import { type MonthDay, monthWeeks } from '@/lib/time/month-days';

/** Batches that one day shows; the rest is a number. */
const SHOWN = 3;

type MonthProps = {
  lane: CalendarLane;
  /** An instant in the month. */
  monthMs: number;
  nowMs: number;
  zone: string;
  words: CalendarWords;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen) => void;
  onDay: (day: MonthDay) => void;
};

/** The days of a month: freezes, hours of the windows, batches and what the cloud does by itself. */
export function Month({ lane, monthMs, nowMs, zone, words, chosen, onChoose, onDay }: MonthProps) {
  const { t } = words;
  const weeks = monthWeeks(monthMs, zone);
  const chosenKey = chosen !== null && chosen !== 'answers' ? chosen.key : null;
  return (
    <table aria-label={t('month')} className="w-full min-w-0 table-fixed border-collapse">
      <thead>
        <tr className="h-8 border-line border-b">
          {weeks[0]?.map(({ fromMs }) => (
            <th key={fromMs} scope="col" className="px-2 text-left font-medium text-dim text-xs">
              {t(`weekday.${weekdayKey(weeks[0], fromMs)}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.fromMs}>
            {week.map((day, column) => (
              <Day
                key={day.fromMs}
                day={day}
                isFirstOfWeek={column === 0}
                isToday={nowMs >= day.fromMs && nowMs < day.toMs}
                bars={lane.bars.filter((bar) => bar.fromMs < day.toMs && bar.toMs > day.fromMs)}
                dues={lane.dues.filter(({ fromMs }) => fromMs >= day.fromMs && fromMs < day.toMs)}
                freezes={lane.freezes.filter(({ fromMs, toMs }) => fromMs < day.toMs && toMs > day.fromMs)}
                windows={[...lane.windows, ...lane.partWindows].filter(
                  ([fromMs]) => fromMs >= day.fromMs && fromMs < day.toMs,
                )}
                chosenKey={chosenKey}
                words={words}
                onChoose={(key) => onChoose({ laneId: lane.id, key })}
                onDay={() => onDay(day)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function weekdayKey(week: readonly MonthDay[] | undefined, fromMs: number): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[week?.findIndex((day) => day.fromMs === fromMs) ?? 0] ?? 'mon';
}

type DayProps = {
  day: MonthDay;
  isFirstOfWeek: boolean;
  isToday: boolean;
  bars: readonly CalendarBar[];
  dues: readonly CalendarDue[];
  freezes: readonly CalendarFreeze[];
  windows: readonly Span[];
  chosenKey: string | null;
  words: CalendarWords;
  onChoose: (key: string) => void;
  onDay: () => void;
};

function Day(props: DayProps) {
  const { day, isFirstOfWeek, isToday, bars, dues, freezes, windows, chosenKey, words, onChoose, onDay } =
    props;
  const { t } = words;
  const isRed = dues.some(({ unanswered }) => unanswered > 0);
  const more = bars.length - SHOWN;
  const date = words.at(day.fromMs, 'date');
  return (
    <td
      className={cn(
        'relative h-28 border-line2 border-r border-b p-1.5 align-top last:border-r-0 max-sm:h-19 max-sm:p-1',
        !day.isInMonth && 'bg-bg',
      )}
    >
      {isRed ? (
        <span
          title={t('dueInFreeze')}
          className="absolute top-0 right-0 size-0 border-t-[14px] border-t-red border-l-[14px] border-l-transparent"
        >
          <span className="sr-only">{t('dueInFreeze')}</span>
        </span>
      ) : null}
      <div className="flex items-center gap-1.5">
        <button
          type="button"
          aria-label={t('openDay', { date })}
          aria-current={isToday ? 'date' : undefined}
          onClick={onDay}
          className={cn(
            'grid h-5.5 min-w-5.5 place-items-center rounded-md px-1 font-medium text-xs tabular-nums hover:bg-line2',
            isToday ? 'bg-accent text-on-accent hover:bg-accent/90' : !day.isInMonth && 'text-dim',
          )}
        >
          {day.day}
        </button>
        {windows[0] ? (
          <span className="truncate rounded-[3px] bg-selection px-1 text-2xs text-dim max-sm:hidden">
            {windows.length > 1
              ? t('moreWindows', {
                  name: words.times({ fromMs: windows[0][0], toMs: windows[0][1] }),
                  count: windows.length - 1,
                })
              : words.times({ fromMs: windows[0][0], toMs: windows[0][1] })}
          </span>
        ) : null}
      </div>
      {freezes.slice(0, 2).map((freeze) => {
        const isNamed = isFirstOfWeek || freeze.fromMs >= day.fromMs;
        return (
          <div
            key={`${freeze.ruleId}/${freeze.fromMs}`}
            title={t(freeze.isPart ? 'freezePartUntil' : 'freezeUntil', {
              name: freeze.name,
              time: words.at(freeze.toMs),
            })}
            className={cn(
              '-mx-1.5 mt-1 h-4.5 truncate border-y px-1.5 text-2xs text-red max-sm:-mx-1 max-sm:h-2',
              freezeFill(freeze.isPart),
            )}
          >
            <span className={cn('max-sm:sr-only', !isNamed && 'sr-only')}>{freeze.name}</span>
          </div>
        );
      })}
      <ul className="mt-1 flex flex-col gap-0.5">
        {bars.slice(0, SHOWN).map((bar) => (
          <li key={bar.key}>
            <MarkButton
              label={words.barWords(bar)}
              isChosen={chosenKey === barKey(bar.key)}
              onPress={() => onChoose(barKey(bar.key))}
              className={lookOf(bar).box}
            >
              <BarFace bar={bar} isShort />
              <span className="ml-auto truncate pl-1 font-normal max-xl:hidden">
                {t(`step.${stepOf(bar)}`)}
              </span>
            </MarkButton>
          </li>
        ))}
        {more > 0 ? (
          <li>
            <button
              type="button"
              onClick={onDay}
              className="rounded-sm px-1 text-accent text-xs hover:underline"
            >
              {t('more', { count: more })}
            </button>
          </li>
        ) : null}
        {dues.length > 0 ? (
          <li className="flex flex-wrap gap-x-1">
            {dues.map((due) => (
              <MarkButton
                key={due.key}
                label={words.dueWords(due)}
                isChosen={chosenKey === dueKey(due.key)}
                onPress={() => onChoose(dueKey(due.key))}
                className="w-auto border-transparent"
              >
                <DueFace due={due} />
              </MarkButton>
            ))}
          </li>
        ) : null}
      </ul>
    </td>
  );
}

type MarkButtonProps = {
  label: string;
  isChosen: boolean;
  onPress: () => void;
  className: string;
  children: ReactNode;
};

function MarkButton({ label, isChosen, onPress, className, children }: MarkButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isChosen}
      onClick={onPress}
      className={cn(
        'flex h-5.5 w-full min-w-0 items-center gap-1 overflow-hidden rounded-[5px] border px-1 text-left font-medium text-2xs aria-pressed:outline-2 aria-pressed:outline-accent',
        className,
      )}
    >
      {children}
    </button>
  );
}
