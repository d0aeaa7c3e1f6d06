'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { axisTicks, type Bar, type Lane, lanesOf, lanesOfHours } from '@/components/outcomes/timeline-bars';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import type { Tone } from '@/components/ui/badge';
import { Segmented } from '@/components/ui/radio-group';
import { PHASE_LOOK } from '@/components/vocabulary/phase';
import { outcomesTimeline } from '@/lib/api-client/outcomes';
import { cn } from '@/lib/cn';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { OutcomeRow } from '@/lib/schemas/outcomes';
import { formatInstant, offsetLabel } from '@/lib/time/format';
import { type OutcomesFilter, TIMELINE_HOURS } from '@/lib/url/outcomes-params';

const HOUR_MS = 3_600_000;
/** The picture is drawn again this often (ms). */
const REDRAW_MS = 30_000;
/** Of the picture's own units; the width is stretched to the screen. */
const WIDTH = 1_000;
const LANE_HEIGHT = 26;
const BAR_HEIGHT = 14;
const AXIS_HEIGHT = 20;

const FILL: Record<Tone, string> = {
  red: 'fill-red stroke-red',
  amber: 'fill-amber stroke-amber',
  green: 'fill-green stroke-green',
  violet: 'fill-violet stroke-violet',
  blue: 'fill-blue stroke-blue',
  slate: 'fill-slate stroke-slate',
};

type TimelineProps = {
  filter: OutcomesFilter;
  /** Of the list: drawn until all rows of the span are there. */
  listed: readonly OutcomeRow[];
};

/**
 * When the rows of the filter happen, a lane for each region; the table after it says the same in words. One zone, named
 * once.
 */
export function Timeline({ filter, listed }: TimelineProps) {
  const t = useTranslations('outcomes.timeline');
  const zone = useViewerZone();
  const [hours, setHours] = useState<(typeof TIMELINE_HOURS)[number]>(24);
  const nowMs = useClock((ms) => Math.floor(ms / REDRAW_MS) * REDRAW_MS);
  const span = { fromMs: nowMs - (hours * HOUR_MS) / 2, toMs: nowMs + (hours * HOUR_MS) / 2 };
  const { data } = useQuery(outcomesTimeline(filter, span));
  const lanes = data?.hours ? lanesOfHours(data.hours) : lanesOf(data?.rows ?? listed, span, nowMs);
  const offset = offsetLabel(nowMs, zone);
  return (
    <section
      aria-labelledby="outcomes-timeline"
      className="flex shrink-0 flex-col gap-1.5 border-line border-b px-5 py-2.5 max-sm:hidden"
    >
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="outcomes-timeline" className="font-semibold">
          {t('title')}
        </h2>
        <Segmented
          label={t('range')}
          labelHidden
          options={TIMELINE_HOURS.map((value) => ({
            value: String(value),
            label: t('hours', { hours: value }),
          }))}
          value={String(hours)}
          onValueChange={(value) => setHours(TIMELINE_HOURS.find((known) => String(known) === value) ?? 24)}
        />
        <span className="ml-auto text-dim text-sm">
          {t('zone', { zone: offset === zone ? zone : `${zone}, ${offset}` })}
        </span>
      </div>
      <Picture lanes={lanes} span={span} nowMs={nowMs} zone={zone} />
    </section>
  );
}

type PictureProps = {
  lanes: readonly Lane[];
  span: { fromMs: number; toMs: number };
  nowMs: number;
  zone: string;
};

function Picture({ lanes, span, nowMs, zone }: PictureProps) {
  const locale = useLocale();
  const regionLabel = useRegionLabel();
  const place = (ms: number) => ((ms - span.fromMs) / (span.toMs - span.fromMs)) * WIDTH;
  const height = lanes.length * LANE_HEIGHT;
  return (
    <div aria-hidden className="grid max-h-64 grid-cols-[minmax(6rem,9rem)_1fr] overflow-y-auto text-sm">
      <span style={{ height: AXIS_HEIGHT }} />
      <span className="relative" style={{ height: AXIS_HEIGHT }}>
        {axisTicks(span).map((ms) => (
          <span
            key={ms}
            className="absolute -translate-x-1/2 whitespace-nowrap text-2xs text-dim"
            style={{ left: `${(place(ms) / WIDTH) * 100}%` }}
          >
            {formatInstant(ms, { zone, locale, style: 'time' })}
          </span>
        ))}
      </span>
      <span className="flex flex-col">
        {lanes.map((lane) => (
          <span
            key={lane.regionId}
            className="flex items-center truncate pr-2"
            style={{ height: LANE_HEIGHT }}
          >
            <span className="truncate">{regionLabel(lane.regionId, lane.regionName)}</span>
          </span>
        ))}
      </span>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${Math.max(height, 1)}`}
        preserveAspectRatio="none"
        className="block w-full"
        style={{ height }}
      >
        {lanes.map((lane, index) => (
          <g key={lane.regionId} transform={`translate(0 ${index * LANE_HEIGHT})`}>
            <line x1={0} x2={WIDTH} y1={LANE_HEIGHT} y2={LANE_HEIGHT} className="stroke-line2" />
            {lane.bars.map((bar) => (
              <BarShape key={bar.key} bar={bar} place={place} />
            ))}
            {lane.dueTicks.map(({ key, atMs }) => (
              <path
                key={key}
                d={`M${place(atMs)} 4v18M${place(atMs)} 4h6v6h-6`}
                className="fill-none stroke-dim"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </g>
        ))}
        <line
          x1={place(nowMs)}
          x2={place(nowMs)}
          y1={0}
          y2={height}
          className="stroke-2 stroke-red"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  );
}

function BarShape({ bar, place }: { bar: Bar; place: (ms: number) => number }) {
  const t = useTranslations('outcomes');
  const from = Math.max(0, place(bar.fromMs));
  const width = Math.max(4, Math.min(WIDTH, place(bar.toMs)) - from);
  const words =
    bar.count > 1 ? t('timeline.more', { count: bar.count }) : `${bar.label} · ${t(`phase.${bar.phase}`)}`;
  return (
    <rect
      x={from}
      y={(LANE_HEIGHT - BAR_HEIGHT) / 2}
      width={width}
      height={BAR_HEIGHT}
      rx={3}
      vectorEffect="non-scaling-stroke"
      className={cn(FILL[PHASE_LOOK[bar.phase].tone], bar.hollow ? 'fill-none' : 'opacity-80')}
    >
      <title>{words}</title>
    </rect>
  );
}
