import type { PlanSlice } from '@/lib/schemas/batches';

/** Geometry of the timeline: lanes by region on one axis. Instants are epoch ms, places are parts of the axis (0 to 1). */

/** Rows of one region between two times; without times they start as soon as the batch is sent. */
export type LaneRow = Pick<
  PlanSlice,
  'regionId' | 'regionName' | 'rows' | 'firstMs' | 'lastMs' | 'cloudFirstMs'
>;

export type Lane = {
  regionId: string;
  regionName: string;
  rows: number;
  /** Rows without a time: they start as soon as the batch is sent. */
  now: number;
  /** Of the rows that have a time; null without any. */
  firstMs: number | null;
  lastMs: number | null;
  /** When the cloud acts on the first row that is planned after it; null without any. */
  cloudFirstMs: number | null;
  /** The same on the axis; at its beginning when it has passed. */
  cloudAt: number | null;
  /** Blocks to draw: rows that stand close together are one block. */
  blocks: { from: number; to: number }[];
};

export type Axis = { fromMs: number; toMs: number; startsNow: boolean; ticks: { at: number; ms: number }[] };
export type Timeline = { axis: Axis; lanes: Lane[] };

const MINUTE_MS = 60_000;
/** Steps between two marks of the axis. */
const STEPS_MS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 43_200].map(
  (minutes) => minutes * MINUTE_MS,
);
const MARKS = 2;
/** A block is at least this wide, so that one row can be seen. */
const MIN_BLOCK = 0.06;
/** An axis as short as this always begins now (ms). */
const NEAR_MS = 6 * 60 * MINUTE_MS;
/** Without immediate rows a longer axis begins at the first row once "now" would squeeze all rows into this last part. */
const SQUEEZED = 0.35;

/** Lanes of `rows`, in the order of their first row, seen from `nowMs`. */
export function buildTimeline(rows: readonly LaneRow[], nowMs: number): Timeline {
  const axis = buildAxis(rows, nowMs);
  const byRegion = new Map<string, LaneRow[]>();
  for (const row of rows) byRegion.set(row.regionId, [...(byRegion.get(row.regionId) ?? []), row]);
  const lanes = [...byRegion.values()].map((members) => buildLane(members, axis));
  return { axis, lanes: lanes.sort((a, b) => (a.blocks[0]?.from ?? 0) - (b.blocks[0]?.from ?? 0)) };
}

function buildAxis(rows: readonly LaneRow[], nowMs: number): Axis {
  const times = timesOf(rows);
  const first = times.at(0) ?? nowMs;
  const last = Math.max(times.at(-1) ?? nowMs, nowMs);
  const hasImmediate = rows.some(({ firstMs }) => firstMs === null);
  const isNear = last - nowMs <= NEAR_MS;
  const startsNow = hasImmediate || isNear || first - nowMs < (last - nowMs) * (1 - SQUEEZED);
  const start = startsNow ? Math.min(nowMs, first) : first;
  const step =
    STEPS_MS.find((candidate) => (last - start) / MARKS <= candidate) ??
    Math.max((last - start) / MARKS, MINUTE_MS);
  const fromMs = startsNow ? start : Math.floor(start / step) * step;
  const toMs = Math.ceil((last + 1) / step) * step;
  const place = (ms: number) => (ms - fromMs) / (toMs - fromMs);
  const middleMs = toMs - Math.max(1, Math.round((toMs - fromMs) / step / 2)) * step;
  const marks = middleMs > fromMs ? [fromMs, middleMs, toMs] : [fromMs, toMs];
  return { fromMs, toMs, startsNow, ticks: marks.map((ms) => ({ at: place(ms), ms })) };
}

function buildLane(members: readonly LaneRow[], axis: Axis): Lane {
  const [{ regionId = '', regionName = '' } = {}] = members;
  const times = timesOf(members);
  const now = sumRows(members.filter(({ firstMs }) => firstMs === null));
  const place = (ms: number) => (ms - axis.fromMs) / (axis.toMs - axis.fromMs);
  const spots = [...(now > 0 ? [0] : []), ...times.map(place)].map((spot) =>
    Math.min(Math.max(spot, 0), 1 - MIN_BLOCK),
  );
  const cloud = members.flatMap(({ cloudFirstMs }) => cloudFirstMs ?? []);
  const cloudFirstMs = cloud.length === 0 ? null : Math.min(...cloud);
  return {
    regionId,
    regionName,
    cloudFirstMs,
    cloudAt: cloudFirstMs === null ? null : Math.min(Math.max(place(cloudFirstMs), 0), 1),
    rows: sumRows(members),
    now,
    firstMs: times.at(0) ?? null,
    lastMs: times.at(-1) ?? null,
    blocks: joined(spots),
  };
}

/** Places in rising order as blocks; places nearer than a block is wide are drawn as one. */
function joined(spots: readonly number[]): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (const spot of spots) {
    const last = blocks.at(-1);
    if (last && spot <= last.to + MIN_BLOCK / 2) last.to = Math.max(last.to, spot + MIN_BLOCK);
    else blocks.push({ from: spot, to: spot + MIN_BLOCK });
  }
  return blocks;
}

function timesOf(rows: readonly LaneRow[]): number[] {
  return rows
    .flatMap(({ firstMs, lastMs }) => [firstMs, lastMs])
    .filter((ms) => ms !== null)
    .sort((a, b) => a - b);
}

function sumRows(slices: readonly LaneRow[]): number {
  return slices.reduce((sum, { rows }) => sum + rows, 0);
}
