import { PHASES, type Phase } from '@/lib/domain/outcomes';
import type { OutcomeTimeline, TimelineRow } from '@/lib/schemas/outcomes';

/** The picture of rows in time, as numbers: the drawing itself knows no rule. All times epoch ms. */

export type Span = { fromMs: number; toMs: number };
/** `hollow`: planned, not begun. `count` > 1: so many rows of one hour. */
export type Bar = Span & { key: string; phase: Phase; label: string; count: number; hollow: boolean };
export type Tick = { key: string; atMs: number };
export type Lane = { regionId: string; regionName: string; bars: Bar[]; dueTicks: Tick[] };

const HOUR_MS = 3_600_000;
/** What a bar is at least as long as, so that it can be seen, and how long a row without a known end is drawn. */
const SHORTEST_MS = 15 * 60_000;
/** More bars of a lane are told by the hour. */
const MAX_BARS = 200;

const HOLLOW: readonly Phase[] = ['due', 'late', 'next24h', 'later', 'settling', 'needs_decision'];

/** A lane for each region with rows inside the span, in the order in which the rows come. */
export function lanesOf(rows: readonly TimelineRow[], span: Span, nowMs: number): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const row of rows) {
    const bar = barOf(row, nowMs);
    const isInside = bar.toMs > span.fromMs && bar.fromMs < span.toMs;
    const isDueInside = row.dueAtMs !== null && row.dueAtMs >= span.fromMs && row.dueAtMs < span.toMs;
    if (!isInside && !isDueInside) continue;
    const lane = lanes.get(row.regionId) ?? {
      regionId: row.regionId,
      regionName: row.regionName,
      bars: [],
      dueTicks: [],
    };
    lanes.set(row.regionId, lane);
    if (isInside) lane.bars.push(bar);
    if (isDueInside) lane.dueTicks.push({ key: row.rowId, atMs: row.dueAtMs ?? 0 });
  }
  return [...lanes.values()].map((lane) => {
    const bars = [...lane.bars].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
    // The gravest gives its hour a colour, or is painted last, over the others.
    return { ...lane, bars: bars.length > MAX_BARS ? byHour(bars) : bars.reverse() };
  });
}

function barOf(row: TimelineRow, nowMs: number): Bar {
  const fromMs = row.executingSinceMs ?? row.planTimeMs ?? row.acceptedAtMs ?? row.phaseSinceMs;
  const isOpen = row.finalAtMs === null && row.executingSinceMs !== null;
  const endMs = row.finalAtMs ?? (isOpen ? nowMs : fromMs);
  return {
    key: row.rowId,
    fromMs,
    toMs: Math.max(endMs, fromMs + SHORTEST_MS),
    phase: row.phase,
    label: row.instanceName || row.instanceId,
    count: 1,
    hollow: HOLLOW.includes(row.phase),
  };
}

function byHour(bars: readonly Bar[]): Bar[] {
  const hours = new Map<number, Bar>();
  for (const bar of bars) {
    const fromMs = Math.floor(bar.fromMs / HOUR_MS) * HOUR_MS;
    const hour = hours.get(fromMs);
    if (hour) hour.count += 1;
    else hours.set(fromMs, { ...bar, key: String(fromMs), fromMs, toMs: fromMs + HOUR_MS, label: '' });
  }
  return [...hours.values()].sort((a, b) => a.fromMs - b.fromMs);
}

type Hour = NonNullable<OutcomeTimeline['hours']>[number];

/** A lane for each region of counted hours; an hour has the colour of its gravest phase. */
export function lanesOfHours(hours: readonly Hour[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { regionId, regionName, phase, hourMs, count } of hours) {
    const lane = lanes.get(regionId) ?? { regionId, regionName, bars: [], dueTicks: [] };
    lanes.set(regionId, lane);
    const bar = lane.bars.find(({ fromMs }) => fromMs === hourMs);
    if (!bar) {
      const span = { fromMs: hourMs, toMs: hourMs + HOUR_MS };
      lane.bars.push({
        ...span,
        key: String(hourMs),
        phase,
        label: '',
        count,
        hollow: HOLLOW.includes(phase),
      });
      continue;
    }
    bar.count += count;
    if (PHASES.indexOf(phase) < PHASES.indexOf(bar.phase)) {
      bar.phase = phase;
      bar.hollow = HOLLOW.includes(phase);
    }
  }
  return [...lanes.values()];
}

/** Instants of full hours for the axis, some eight of them. */
export function axisTicks({ fromMs, toMs }: Span): number[] {
  const hours = (toMs - fromMs) / HOUR_MS;
  const stepMs = Math.max(1, Math.round(hours / 8)) * HOUR_MS;
  const ticks: number[] = [];
  for (let ms = Math.ceil(fromMs / stepMs) * stepMs; ms <= toMs; ms += stepMs) ticks.push(ms);
  return ticks;
}
