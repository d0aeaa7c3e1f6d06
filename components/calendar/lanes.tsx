'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { LaneRow } from '@/components/calendar/lane-row';
import { placeOf, type Stretch, stepFrom, ticksOf } from '@/components/calendar/lanes-layout';
import { type Chosen, marksOf } from '@/components/calendar/use-calendar';
import type { CalendarWords } from '@/components/calendar/use-calendar-words';
import type { CalendarLane } from '@/lib/schemas/schedule-calendar';

const ARROWS: Record<string, 'left' | 'right' | 'up' | 'down'> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const LANE_NAME_WIDTH = 'w-56 max-lg:w-40';

type LanesProps = {
  lanes: readonly CalendarLane[];
  span: Stretch;
  nowMs: number;
  zone: string;
  words: CalendarWords;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen) => void;
};

/**
 * The grid Timeline: a lane for each region or service. One mark can be tabbed to; arrows go on from there, Enter opens
 * it. The table says the same in words.
 */
export function Lanes({ lanes, span, nowMs, zone, words, chosen, onChoose }: LanesProps) {
  const { t } = words;
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<{ laneId: string; key: string } | null>(null);
  const walked = lanes.map((lane) => ({ laneId: lane.id, marks: marksOf(lane) }));
  const isThere = (at: { laneId: string; key: string } | null) =>
    at !== null &&
    walked.some(({ laneId, marks }) => laneId === at.laneId && marks.some(({ key }) => key === at.key));
  const first = walked.find(({ marks }) => marks.length > 0);
  const start = first?.marks[0] ? { laneId: first.laneId, key: first.marks[0].key } : null;
  const current = isThere(focused) ? focused : start;

  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    if (!arrow || !current || !(event.target instanceof Element) || !event.target.matches('[data-mark]'))
      return;
    event.preventDefault();
    const next = stepFrom(walked, current, arrow);
    if (!next) return;
    setFocused(next);
    const name = CSS.escape(`${next.laneId}|${next.key}`);
    grid.current?.querySelector<HTMLElement>(`[data-mark="${name}"]`)?.focus();
  }

  const isNowShown = nowMs >= span.fromMs && nowMs < span.toMs;
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={t('timeline')}
      aria-rowcount={lanes.length + 1}
      onKeyDown={onKeyDown}
      className="relative min-w-200"
    >
      <Axis span={span} zone={zone} words={words} />
      {lanes.map((lane) => (
        <LaneRow
          key={lane.id}
          lane={lane}
          span={span}
          nowMs={nowMs}
          words={words}
          tabStop={current?.laneId === lane.id ? current.key : null}
          chosenKey={chosen !== null && chosen !== 'answers' && chosen.laneId === lane.id ? chosen.key : null}
          onFocus={(key) => setFocused({ laneId: lane.id, key })}
          onChoose={(key) => onChoose({ laneId: lane.id, key })}
        />
      ))}
      {isNowShown ? <NowLine left={placeOf(nowMs, span)} text={words.at(nowMs, 'time')} /> : null}
    </div>
  );
}

function Axis({ span, zone, words }: { span: Stretch; zone: string; words: CalendarWords }) {
  const { days, hours } = ticksOf(span, zone);
  const lengthMs = span.toMs - span.fromMs;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its marks are, one at a time
    <div role="row" className="sticky top-0 z-10 flex h-11 border-line border-b bg-panel">
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="columnheader" className={`${LANE_NAME_WIDTH} shrink-0 pl-5`}>
        <span className="sr-only">{words.t('lane')}</span>
      </div>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="columnheader" className="relative mr-5 min-w-0 flex-1">
        <span className="sr-only">{words.range(span)}</span>
        {days.map((ms, index) => {
          // No room for the name of a day before the next one begins.
          const isNarrow = ((days[index + 1] ?? span.toMs) - ms) / lengthMs < 0.06;
          return isNarrow ? null : (
            <span
              key={ms}
              aria-hidden
              className="absolute top-1.5 max-w-24 truncate whitespace-nowrap font-semibold text-xs"
              style={{ left: `${placeOf(ms, span)}%` }}
            >
              {words.at(ms, 'date')}
            </span>
          );
        })}
        {hours.map((ms) => (
          <span
            key={ms}
            aria-hidden
            className="absolute bottom-0.5 -translate-x-1/2 text-dim text-xs tabular-nums first-of-type:translate-x-0"
            style={{ left: `${placeOf(ms, span)}%` }}
          >
            {words.at(ms, 'time')}
          </span>
        ))}
      </div>
    </div>
  );
}

function NowLine({ left, text }: { left: number; text: string }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-0 right-5 left-0 z-20 flex">
      <div className={`${LANE_NAME_WIDTH} shrink-0`} />
      <div className="relative flex-1">
        <div className="absolute top-9 bottom-0 w-0.5 -translate-x-1/2 bg-red" style={{ left: `${left}%` }} />
        <div
          className="absolute top-6 -translate-x-1/2 rounded-[4px] bg-red px-1.5 font-medium text-panel text-xs tabular-nums"
          style={{ left: `${left}%` }}
        >
          {text}
        </div>
      </div>
    </div>
  );
}
