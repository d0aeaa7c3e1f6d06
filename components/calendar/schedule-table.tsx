'use client';

import { Lock, Snowflake } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Stretch } from '@/components/calendar/lanes-layout';
import { DueFace, StepWord } from '@/components/calendar/look';
import { barKey, type Chosen, dueKey } from '@/components/calendar/use-calendar';
import type { CalendarWords } from '@/components/calendar/use-calendar-words';
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { CalendarLane } from '@/lib/schemas/schedule-calendar';

type ScheduleTableProps = {
  lanes: readonly CalendarLane[];
  span: Stretch;
  words: CalendarWords;
  laneHeading: string;
  onChoose: (chosen: Chosen) => void;
};

type Line = {
  key: string;
  fromMs: number;
  time: string;
  lane: string;
  what: ReactNode;
  count: number | null;
  state: ReactNode;
  opens: Chosen | null;
};

/** The table Schedule: all that the lanes show, in words and by time. */
export function ScheduleTable({ lanes, span, words, laneHeading, onChoose }: ScheduleTableProps) {
  const { t } = words;
  const lines = lanes.flatMap((lane) => linesOf(lane, words)).sort((a, b) => a.fromMs - b.fromMs);
  return (
    <Table label={t('schedule')} className="max-sm:min-w-150">
      <caption className="sr-only">{words.range(span)}</caption>
      <TableHead>
        <TableHeader>{t('column.time')}</TableHeader>
        <TableHeader>{laneHeading}</TableHeader>
        <TableHeader>{t('column.what')}</TableHeader>
        <TableHeader className="text-right">{t('column.rows')}</TableHeader>
        <TableHeader>{t('column.state')}</TableHeader>
      </TableHead>
      <tbody>
        {lines.map((line) => (
          <TableRow key={line.key}>
            <TableCell className="whitespace-nowrap tabular-nums">{line.time}</TableCell>
            <TableCell>{line.lane}</TableCell>
            <TableCell>
              {line.opens ? (
                <button
                  type="button"
                  onClick={() => line.opens && onChoose(line.opens)}
                  className="rounded-sm text-left font-medium hover:text-accent hover:underline"
                >
                  {line.what}
                </button>
              ) : (
                line.what
              )}
            </TableCell>
            <TableCell className="text-right tabular-nums">{line.count}</TableCell>
            <TableCell>{line.state}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function linesOf(lane: CalendarLane, words: CalendarWords): Line[] {
  const { t } = words;
  const laneName = words.laneName(lane);
  const line = (
    kind: string,
    stretch: Stretch,
    rest: Partial<Omit<Line, 'what'>> & { what: ReactNode },
  ): Line => ({
    key: `${lane.id}/${kind}/${stretch.fromMs}`,
    fromMs: stretch.fromMs,
    time: words.range(stretch),
    lane: laneName,
    count: null,
    state: null,
    opens: null,
    ...rest,
  });
  const windows = [
    ...lane.windows.map((span) => ({ span, name: t('window') })),
    ...lane.partWindows.map((span) => ({ span, name: t('windowPart') })),
  ];
  return [
    ...windows.map(({ span: [fromMs, toMs], name }) =>
      line(name, { fromMs, toMs }, { what: name, state: lane.windowNames.join(', ') }),
    ),
    ...lane.freezes.map((freeze) =>
      line(`freeze ${freeze.ruleId}`, freeze, {
        what: freeze.name,
        state: (
          <span className="inline-flex items-center gap-1.5 text-red">
            <Snowflake aria-hidden className="size-[13px] stroke-[1.75]" />
            {t(freeze.isPart ? 'freezePart' : 'freeze')}
          </span>
        ),
      }),
    ),
    ...lane.bars.map((bar) =>
      line(`bar ${bar.key}`, bar, {
        what: `#${bar.number} ${bar.title}`,
        count: bar.count,
        opens: { laneId: lane.id, key: barKey(bar.key) },
        state: (
          <span className="inline-flex items-center gap-2">
            <StepWord bar={bar} />
            {(bar.steps.at_cloud ?? 0) > 0 ? (
              <Lock aria-label={t('atCloudOnly')} className="size-[13px] stroke-[1.75] text-dim" />
            ) : null}
          </span>
        ),
      }),
    ),
    ...lane.dues.map((due) =>
      line(`due ${due.key}`, due, {
        time: due.fromMs === due.toMs ? words.at(due.fromMs) : words.range(due),
        what: t('cloudActs', {
          count: due.count,
          name: due.instances[0]?.instanceName || due.instances[0]?.instanceId || '',
        }),
        count: due.count,
        opens: { laneId: lane.id, key: dueKey(due.key) },
        state: (
          <span className="inline-flex items-center gap-1.5">
            <DueFace due={{ ...due, count: 1 }} />
            {due.freeze ? t('insideFreeze', { freeze: due.freeze.name }) : t('byItself')}
          </span>
        ),
      }),
    ),
    // Where a budget has room there is nothing to say.
    ...lane.loads
      .filter(({ count, limit }) => count >= limit)
      .map((load) =>
        line(`load ${load.fromMs}`, load, { what: words.loadWords(load), state: load.budgetName }),
      ),
  ];
}
