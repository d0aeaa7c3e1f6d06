'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { buildTimeline, type Lane, type LaneRow, type Timeline } from '@/components/batch/review/lanes';
import { useClock } from '@/components/time/use-clock';
import { RegionName, useRegionLabel } from '@/lib/i18n/region-name';
import { formatInstant, offsetLabel } from '@/lib/time/format';

type PlanTimelineProps = { rows: readonly LaneRow[]; zone: string };

/** The picture is drawn again this often (ms). */
const REDRAW_MS = 30_000;
const DAY_MS = 86_400_000;

/** When the rows go, one lane for each region; screen readers get the same as a table. */
export function PlanTimeline({ rows, zone }: PlanTimelineProps) {
  const t = useTranslations('approvals.timeline');
  const drawnAtMs = useClock((nowMs) => Math.floor(nowMs / REDRAW_MS) * REDRAW_MS);
  const timeline = useMemo(() => buildTimeline(rows, drawnAtMs), [rows, drawnAtMs]);
  const offset = offsetLabel(timeline.axis.toMs, zone);
  return (
    <section aria-labelledby="timeline-heading" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="timeline-heading" className="font-medium">
          {t('heading')}{' '}
          <span className="font-normal text-dim">{offset === zone ? zone : t('zone', { zone, offset })}</span>
        </h2>
        {timeline.lanes.some(({ cloudAt }) => cloudAt !== null) ? (
          <span className="text-amber text-sm">
            <span aria-hidden className="mr-1.5 inline-block h-3 w-0.5 bg-amber align-[-2px]" />
            {t('cloudFirst')}
          </span>
        ) : null}
      </div>
      <Picture timeline={timeline} zone={zone} />
      <LaneTable lanes={timeline.lanes} zone={zone} />
    </section>
  );
}

function Picture({ timeline, zone }: { timeline: Timeline; zone: string }) {
  const t = useTranslations('approvals.timeline');
  const locale = useLocale();
  const { axis, lanes } = timeline;
  const style = axis.toMs - axis.fromMs > DAY_MS ? 'short' : 'time';
  const name = (ms: number, index: number) =>
    index === 0 && axis.startsNow ? t('now') : formatInstant(ms, { zone, locale, style });
  return (
    <div
      aria-hidden
      className="grid grid-cols-[max-content_1fr_max-content] items-center gap-x-4 gap-y-2.5 rounded-lg border border-line px-3.5 py-3"
    >
      {lanes.map((lane) => (
        <LaneBar key={lane.regionId} lane={lane} />
      ))}
      <span />
      <span className="relative h-5 text-2xs text-dim">
        {axis.ticks.map((tick, index) => (
          <span
            key={tick.ms}
            className="absolute top-1.5 whitespace-nowrap"
            style={{ left: `${tick.at * 100}%`, translate: `${tick.at * -100}% 0` }}
          >
            {name(tick.ms, index)}
          </span>
        ))}
      </span>
      <span />
    </div>
  );
}

function LaneBar({ lane }: { lane: Lane }) {
  const name = useRegionLabel()(lane.regionId, lane.regionName);
  return (
    <>
      <span className="max-w-36 truncate text-sm" title={name}>
        {name}
      </span>
      <span className="relative h-3.5 overflow-hidden rounded-sm bg-line2">
        {lane.blocks.map((block) => (
          <span
            key={block.from}
            className="absolute inset-y-0 rounded-sm bg-accent"
            style={{ left: `${block.from * 100}%`, width: `${(block.to - block.from) * 100}%` }}
          />
        ))}
        {lane.cloudAt === null ? null : (
          <span
            className="absolute inset-y-0 w-0.5 bg-amber"
            style={{ left: `${lane.cloudAt * 100}%`, translate: `${lane.cloudAt * -100}% 0` }}
          />
        )}
      </span>
      <span className="text-right text-dim text-sm">{lane.rows}</span>
    </>
  );
}

function LaneTable({ lanes, zone }: { lanes: readonly Lane[]; zone: string }) {
  const t = useTranslations('approvals.timeline');
  const locale = useLocale();
  const write = (ms: number | null) =>
    ms === null ? t('none') : `${formatInstant(ms, { zone, locale })} ${offsetLabel(ms, zone)}`;
  return (
    <div className="sr-only">
      <table aria-label={t('table')}>
        <thead>
          <tr>
            {(['region', 'rows', 'atOnce', 'first', 'last', 'cloudFirst'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.regionId}>
              <th scope="row">
                <RegionName regionId={lane.regionId} regionName={lane.regionName} />
              </th>
              <td>{lane.rows}</td>
              <td>{lane.now}</td>
              <td>{write(lane.firstMs)}</td>
              <td>{write(lane.lastMs)}</td>
              <td>{write(lane.cloudFirstMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
