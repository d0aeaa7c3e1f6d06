'use client';

import { boxOf, packLines, placeOf, type Stretch } from '@/components/calendar/lanes-layout';
import { BarFace, DueFace, freezeFill, lookOf } from '@/components/calendar/look';
import { barKey, dueKey } from '@/components/calendar/use-calendar';
import type { CalendarWords } from '@/components/calendar/use-calendar-words';
import { cn } from '@/lib/cn';
import type { CalendarFreeze, CalendarLane, CalendarLoad, Span } from '@/lib/schemas/schedule-calendar';

/** Of the lane (px). */
const TOP = 17;
const LINE = 32;
const STRIP = 22;
/** A bar is drawn at least so wide (of the span): its number must be readable. */
const LEAST_BAR = 0.1;
/** Of a strip that has room for words (%). */
const LEAST_WORDS = 7;
/** A mark takes so much of the width. */
const DUE_ROOM = 0.028;

type LaneRowProps = {
  lane: CalendarLane;
  span: Stretch;
  nowMs: number;
  words: CalendarWords;
  /** The mark that Tab leads to. */
  tabStop: string | null;
  chosenKey: string | null;
  onFocus: (key: string) => void;
  onChoose: (key: string) => void;
};

export function LaneRow({ lane, span, nowMs, words, tabStop, chosenKey, onFocus, onChoose }: LaneRowProps) {
  const lengthMs = span.toMs - span.fromMs;
  const bars = lane.bars.filter(({ fromMs, toMs }) => toMs > span.fromMs && fromMs < span.toMs);
  // Bars and marks share the lines, so that none lies over another.
  const boxes = [
    ...bars.map(({ fromMs, toMs }) => clippedBar(fromMs, toMs, span)),
    ...lane.dues.map(({ fromMs }) => ({
      fromMs: fromMs - (lengthMs * DUE_ROOM) / 2,
      toMs: fromMs + (lengthMs * DUE_ROOM) / 2,
    })),
  ];
  const { lineOf, lines } = packLines(boxes, 0);
  const rows = Math.max(1, lines);
  const hasLoads = lane.loads.length > 0;
  const height = Math.max(58, TOP + rows * LINE + (hasLoads ? STRIP : 0) + 4);
  const window = words.windowWords(lane, nowMs);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its marks are, one at a time
    <div role="row" className="flex border-line2 border-b" style={{ height }}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="rowheader" className="w-56 shrink-0 py-2.5 pr-3 pl-5 max-lg:w-40">
        <div className="truncate font-medium" title={words.laneName(lane)}>
          {words.laneName(lane)}
        </div>
        <div className="truncate text-dim text-xs" title={window ?? undefined}>
          {window ?? words.t('noWindow')}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" className="relative mr-5 min-w-0 flex-1 overflow-x-clip">
        <Windows spans={lane.partWindows} span={span} isPart />
        <Windows spans={lane.windows} span={span} isPart={false} />
        {lane.freezes.map((freeze) => (
          <Freeze key={`${freeze.ruleId}/${freeze.fromMs}`} freeze={freeze} span={span} words={words} />
        ))}
        {bars.map((bar, index) => {
          const key = barKey(bar.key);
          const box = boxes[index] ?? bar;
          return (
            <button
              key={key}
              type="button"
              data-mark={`${lane.id}|${key}`}
              tabIndex={tabStop === key ? 0 : -1}
              aria-pressed={chosenKey === key}
              aria-label={words.barWords(bar)}
              title={words.barWords(bar)}
              onFocus={() => onFocus(key)}
              onClick={() => onChoose(key)}
              className={cn(
                'absolute z-1 flex h-6.5 items-center gap-1 overflow-hidden rounded-[5px] border-[1.5px] px-1.5 text-left font-medium text-xs hover:brightness-97 aria-pressed:outline-2 aria-pressed:outline-accent aria-pressed:outline-offset-1',
                lookOf(bar).box,
              )}
              style={{ ...boxOf(box, span), top: TOP + (lineOf[index] ?? 0) * LINE }}
            >
              <BarFace bar={bar} />
            </button>
          );
        })}
        {lane.dues.map((due, index) => {
          const key = dueKey(due.key);
          return (
            <button
              key={key}
              type="button"
              data-mark={`${lane.id}|${key}`}
              tabIndex={tabStop === key ? 0 : -1}
              aria-pressed={chosenKey === key}
              aria-label={words.dueWords(due)}
              title={words.dueWords(due)}
              onFocus={() => onFocus(key)}
              onClick={() => onChoose(key)}
              className="absolute z-1 flex h-6.5 min-w-6.5 -translate-x-1/2 items-center justify-center rounded-[5px] aria-pressed:outline-2 aria-pressed:outline-accent"
              style={{
                left: `${placeOf(due.fromMs, span)}%`,
                top: TOP + (lineOf[bars.length + index] ?? 0) * LINE,
              }}
            >
              <DueFace due={due} />
            </button>
          );
        })}
        {lane.loads.map((load) => (
          <Load key={load.fromMs} load={load} span={span} top={TOP + rows * LINE - 2} words={words} />
        ))}
      </div>
    </div>
  );
}

/** A bar as it is drawn: wide enough for its number, moved in at the right edge. */
function clippedBar(fromMs: number, toMs: number, span: Stretch): Stretch {
  const leastMs = (span.toMs - span.fromMs) * LEAST_BAR;
  const from = Math.max(fromMs, span.fromMs);
  const to = Math.min(Math.max(toMs, from + leastMs), Math.max(span.toMs, from + leastMs));
  return to > span.toMs ? { fromMs: span.toMs - (to - from), toMs: span.toMs } : { fromMs: from, toMs: to };
}

function Windows({ spans, span, isPart }: { spans: readonly Span[]; span: Stretch; isPart: boolean }) {
  return spans.map(([fromMs, toMs]) => (
    <span
      key={fromMs}
      aria-hidden
      className={cn(
        'absolute inset-y-0',
        isPart ? 'border-accent/25 border-x border-dashed' : 'border-accent/25 border-x bg-selection',
      )}
      style={boxOf({ fromMs, toMs }, span)}
    />
  ));
}

type FreezeProps = { freeze: CalendarFreeze; span: Stretch; words: CalendarWords };

function Freeze({ freeze, span, words }: FreezeProps) {
  const label = words.t(freeze.isPart ? 'freezePartUntil' : 'freezeUntil', {
    name: freeze.name,
    time: words.at(freeze.toMs),
  });
  return (
    <span
      title={label}
      className={cn('absolute inset-y-0 overflow-hidden border-x', freezeFill(freeze.isPart))}
      style={boxOf(freeze, span)}
    >
      <span className="absolute inset-x-1 top-0 truncate rounded-[3px] text-2xs text-red [text-shadow:0_0_3px_var(--panel),0_0_3px_var(--panel),0_0_3px_var(--panel)]">
        {label}
      </span>
    </span>
  );
}

type LoadProps = { load: CalendarLoad; span: Stretch; top: number; words: CalendarWords };

/** How many of a budget are down: quiet, amber when it is full, red when it is over. */
function Load({ load, span, top, words }: LoadProps) {
  const text = words.loadWords(load);
  const isOver = load.count > load.limit;
  const isNarrow = placeOf(load.toMs, span) - placeOf(load.fromMs, span) < LEAST_WORDS;
  return (
    <span
      title={`${load.budgetName}: ${text}`}
      className={cn(
        'absolute z-1 h-4.5 truncate rounded-[3px] px-1 text-2xs',
        isOver
          ? 'bg-red-bg text-red'
          : load.count === load.limit
            ? 'bg-amber-bg text-amber'
            : 'bg-slate-bg text-slate',
      )}
      style={{ ...boxOf(load, span), top }}
    >
      {/* A short piece has its colour, and its words in the title and the table. */}
      {isNarrow ? null : words.t('downShort', { count: load.count, limit: load.limit })}
    </span>
  );
}
