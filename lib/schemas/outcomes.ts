import { z } from 'zod';
import type { OpsType, RowReason } from '@/lib/domain/batches';
import { MAX_PAGE_ROWS, MAX_SEARCH_WORD_LENGTH, PAGE_ROWS } from '@/lib/domain/limits';
import { type NextStep, PHASES, type Phase } from '@/lib/domain/outcomes';

const MAX_SEARCH = 500;
const epochMs = z.number().int().min(0).max(8_640_000_000_000_000);
const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((value) => !value.includes('\0'), 'holds NUL');

export const OUTCOME_GROUPINGS = ['none', 'batch', 'region'] as const;
export type OutcomeGrouping = (typeof OUTCOME_GROUPINGS)[number];

/** Which rows: every condition must hold; an empty list is none. */
export const OutcomeFilter = z.strictObject({
  phase: z.array(z.enum(PHASES)).max(PHASES.length).default([]),
  region: z.array(text(200)).max(100).default([]),
  batch: text(64).nullable().default(null),
  /** At or after, and before, this instant (epoch ms): the end of the row, or else its time. */
  fromMs: epochMs.nullable().default(null),
  toMs: epochMs.nullable().default(null),
  /** Words that must all occur in the instance's id, name or address, or in the event's id. */
  q: text(MAX_SEARCH)
    .refine(
      (value) => value.split(/\s+/).every((word) => word.length <= MAX_SEARCH_WORD_LENGTH),
      'word too long',
    )
    .default(''),
  /** `open`: only rows that need a person. */
  attention: z.enum(['all', 'open']).default('all'),
});
export type OutcomeFilter = z.infer<typeof OutcomeFilter>;

export const OutcomeListInput = OutcomeFilter.extend({
  /** Rows that may still change come by batch (newest first) or region; what has ended after them, newest end first. */
  group: z.enum(OUTCOME_GROUPINGS).default('none'),
  /** From when an end is of today (epoch ms); null: from midnight in UTC. */
  dayStartMs: epochMs.nullable().default(null),
  cursor: z.string().max(1_000).nullable().default(null),
  limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(PAGE_ROWS),
});

/** A picture shows three days; twice as much is the most that is read for one (ms). */
const MAX_SPAN_MS = 6 * 86_400_000;

export const OutcomeTimelineInput = OutcomeFilter.extend({
  spanFromMs: epochMs,
  spanToMs: epochMs,
}).refine(({ spanFromMs, spanToMs }) => spanToMs > spanFromMs && spanToMs - spanFromMs <= MAX_SPAN_MS, {
  message: 'the span is empty or too long',
  path: ['spanToMs'],
});

/** Rows of one acknowledgement, and characters of its sentence. */
export const MAX_ACK_ROWS = 500;
export const MAX_ACK_NOTE = 500;

/** Each row with the phase that the person saw. */
export const AcknowledgeInput = z.strictObject({
  rows: z
    .array(z.strictObject({ rowId: text(64).min(1), phase: z.enum(PHASES) }))
    .min(1)
    .max(MAX_ACK_ROWS),
  note: text(MAX_ACK_NOTE)
    .transform((value) => value.trim())
    .default(''),
});
/** `changed`: rows that were in another phase by then, or needed nobody. */
export type Acknowledged = { acknowledged: string[]; changed: string[] };

/** One row as lists and files show it. Times are epoch ms. */
export type OutcomeRow = {
  account: string;
  instanceId: string;
  instanceName: string;
  regionId: string;
  regionName: string;
  phase: Phase;
  phaseSinceMs: number;
  /** Whether it needs a person: nobody has acknowledged it, and no later batch orders its event again. */
  looksHere: boolean;
  opsType: OpsType;
  planTimeMs: number | null;
  /** When the cloud acts by itself. */
  dueAtMs: number | null;
  dueIsEstimate: boolean;
  acceptedAtMs: number | null;
  executingSinceMs: number | null;
  finalAtMs: number | null;
  cloudStatus: string | null;
  /** Start of the last read that covered the row. */
  seenAtMs: number | null;
  batchId: string;
  batchNumber: number;
  batchTitle: string;
  rowId: string;
  eventId: string;
  requestId: string | null;
  code: string | null;
  reason: RowReason | null;
  nextStep: NextStep;
  ackBy: string | null;
  ackAtMs: number | null;
  ackNote: string | null;
};

/** How far the desk sees: the last successful read of the cloud, and since when there is none (two minutes and more). */
export type OutcomeSight = { seenUpToMs: number | null; blindSinceMs: number | null };

/** What a picture needs of a row. */
export type TimelineRow = Pick<
  OutcomeRow,
  | 'rowId'
  | 'instanceId'
  | 'instanceName'
  | 'regionId'
  | 'regionName'
  | 'phase'
  | 'phaseSinceMs'
  | 'planTimeMs'
  | 'acceptedAtMs'
  | 'executingSinceMs'
  | 'finalAtMs'
  | 'dueAtMs'
>;
/** `hours` when there are too many rows to draw each: how many of a region and phase begin in the hour from `hourMs` on. */
export type OutcomeTimeline = {
  rows: TimelineRow[];
  hours: { regionId: string; regionName: string; phase: Phase; hourMs: number; count: number }[] | null;
};

export type OutcomesPage = OutcomeSight & {
  counts: Record<Phase, number> & { done_today: number };
  rows: OutcomeRow[];
  nextCursor: string | null;
};

export type OutcomesVersion = OutcomeSight & { version: number };
export type OutcomeRegions = { regions: { regionId: string; regionName: string }[] };

export const ReadNowInput = z.strictObject({ instanceId: text(500).min(1) });
