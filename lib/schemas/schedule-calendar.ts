import { z } from 'zod';
import { BATCH_STATES, type BatchState } from '@/lib/domain/batches';
import type { OutcomeSight } from '@/lib/schemas/outcomes';
import { isZone } from '@/lib/time/zones';

/** The calendar of plans, windows and freezes: GET /api/calendar. Times are epoch ms. */

const DAY_MS = 86_400_000;
/** Six weeks of a month, a month to either side, and no more. */
export const MAX_CALENDAR_SPAN_MS = 62 * DAY_MS;
/** Lanes of one answer. */
export const MAX_LANES = 50;
const MAX_NAMES = 100;

const epochMs = z.number().int().min(0).max(8_640_000_000_000_000);
const name = z
  .string()
  .max(200)
  .refine((value) => !value.includes('\0'), 'holds NUL');

/** `all`: one lane with everything, for months. */
export const CALENDAR_LANES = ['region', 'service', 'all'] as const;
export type CalendarBy = (typeof CALENDAR_LANES)[number];

export const CalendarInput = z
  .strictObject({
    fromMs: epochMs,
    toMs: epochMs,
    by: z.enum(CALENDAR_LANES).default('region'),
    region: z.array(name).max(MAX_NAMES).default([]),
    service: z.array(name).max(MAX_NAMES).default([]),
    /** Of batches; what the cloud does by itself has none. */
    state: z.array(z.enum(BATCH_STATES)).max(BATCH_STATES.length).default([]),
    /** Whose days the marks of long stretches are grouped by. */
    zone: z.string().refine(isZone, 'unknown zone').default('UTC'),
    /** How many lanes are left out at the beginning. */
    skip: z.number().int().min(0).max(100_000).default(0),
  })
  .refine(({ fromMs, toMs }) => toMs > fromMs && toMs - fromMs <= MAX_CALENDAR_SPAN_MS, {
    message: 'the span is empty or too long',
    path: ['toMs'],
  });

/** Half-open. */
export type Span = readonly [fromMs: number, toMs: number];

/**
 * What became of rows so far: `waiting` for approval · `queued` here · `at_cloud` with a time or about to run · `running` ·
 * `ended` · `failed` or refused · `unknown`.
 */
export const CALENDAR_STEPS = [
  'waiting',
  'queued',
  'at_cloud',
  'running',
  'ended',
  'failed',
  'unknown',
] as const;
export type CalendarStep = (typeof CALENDAR_STEPS)[number];

/** `now` at once · `hold` waits in Redeploy Desk · `cloud` handed over with its time. */
export type CalendarDelivery = 'now' | 'hold' | 'cloud';

/** Rows of one batch in one lane that lie close together. */
export type CalendarBar = {
  /** Unique in its lane. */
  key: string;
  batchId: string;
  number: number;
  title: string;
  state: BatchState;
  count: number;
  /** With the expected outage of the last row. */
  fromMs: number;
  toMs: number;
  deliveries: CalendarDelivery[];
  steps: Partial<Record<CalendarStep, number>>;
};

export type DueInstance = { instanceId: string; instanceName: string; dueAtMs: number; isEstimate: boolean };

/** When the cloud acts by itself, on instances without an earlier plan. Several close together are one mark. */
export type CalendarDue = {
  key: string;
  fromMs: number;
  /** Of the last one. */
  toMs: number;
  count: number;
  hasEstimate: boolean;
  /** The freeze that all of them lie in. */
  freeze: { ruleId: string; name: string; untilMs: number } | null;
  /** In that freeze, and nobody has said what to do. */
  unanswered: number;
  /** The first few. */
  instances: DueInstance[];
};

/** How many instances of a budget are down: the tightest budget of the lane at that time. */
export type CalendarLoad = {
  fromMs: number;
  toMs: number;
  count: number;
  limit: number;
  /** The service that it is about; '' for a region. */
  label: string;
  budgetName: string;
};

export type CalendarFreeze = {
  ruleId: string;
  name: string;
  fromMs: number;
  toMs: number;
  /** Is about some instances of the lane only. */
  isPart: boolean;
};

export type CalendarLane = {
  /** Region or service; '' is what belongs to none. */
  id: string;
  name: string;
  /** When every window that is about the whole lane is open (R6), and when windows of a part of it are. */
  windows: Span[];
  partWindows: Span[];
  /** Names of the windows, those of the whole lane first. */
  windowNames: string[];
  freezes: CalendarFreeze[];
  bars: CalendarBar[];
  dues: CalendarDue[];
  loads: CalendarLoad[];
};

export type CalendarAnswer = {
  fromMs: number;
  toMs: number;
  /** What holds where no window applies. */
  withoutWindow: 'open' | 'closed';
  /** Whether there is any window, freeze or budget. */
  hasRules: boolean;
  lanes: CalendarLane[];
  laneCount: number;
  /** The first 10,000 rows or marks; the rest is left out. */
  isCut: boolean;
  /** Over all lanes: what the cloud does inside a freeze and nobody has answered. */
  unanswered: number;
  /** Names for the filters. */
  regions: { id: string; name: string }[];
  services: { id: string; name: string }[];
};

/** Another number means that something of it may have changed. */
export type CalendarVersion = OutcomeSight & { version: number };
