import type { OpsType, RowOutcome, RowReason } from '@/lib/domain/batches';
import { EVENT_STATUSES } from '@/lib/domain/events';

/**
 * What really became of an ordered row, from facts with times. Nothing here is stored: phases are computed when they are
 * read. `lib/server/db/queries/outcomes-phase.ts` says the same in SQL, and a test compares the two.
 */

export const PHASES = [
  'needs_decision',
  'failed',
  'not_running',
  'vanished',
  'stuck',
  'late',
  'refused',
  'skipped',
  'settling',
  'running',
  'due',
  'next24h',
  'later',
  'done',
  'handled_early',
  'withdrawn',
] as const;
/** In the order in which a list shows them: what needs a person first. */
export type Phase = (typeof PHASES)[number];

export const PHASE_GROUPS = ['look_here', 'moving', 'planned', 'finished'] as const;
export type PhaseGroup = (typeof PHASE_GROUPS)[number];

/** The group of a phase that nobody has acknowledged and no later batch has retried. */
const GROUP_OF: Readonly<Record<Phase, PhaseGroup>> = {
  needs_decision: 'look_here',
  failed: 'look_here',
  not_running: 'look_here',
  vanished: 'look_here',
  stuck: 'look_here',
  late: 'look_here',
  refused: 'look_here',
  skipped: 'look_here',
  settling: 'moving',
  running: 'moving',
  due: 'moving',
  next24h: 'planned',
  later: 'planned',
  done: 'finished',
  handled_early: 'finished',
  withdrawn: 'finished',
};

/** Phases that need a person until somebody acknowledges them. */
export const LOOK_HERE: readonly Phase[] = PHASES.filter((phase) => GROUP_OF[phase] === 'look_here');

/** Phases that cannot wait for the morning. */
export const URGENT: readonly Phase[] = [
  'needs_decision',
  'failed',
  'not_running',
  'vanished',
  'stuck',
  'late',
];

/** Phases that another order of the same event answers. */
export const RETRIABLE: readonly Phase[] = ['failed', 'refused', 'skipped'];

/** Reasons of skipped rows that a person chose: nobody needs to look at them. */
export const CHOSEN_SKIPS: readonly RowReason[] = ['rejected', 'withdrawn'];

/** What to do next about a row; `wait`: nothing. The words are in the messages `outcomes.next.<step>`. */
export const NEXT_STEPS = ['decide', 'retry', 'plan_again', 'ask_support', 'wait'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export const DAY_MS = 86_400_000;
/** Reads of the events that must have missed a row before it counts as vanished. */
export const VANISH_READS = 3;
/** A row that goes immediately may take so many times longer to begin than one with a time. */
export const IMMEDIATE_GRACE_FACTOR = 2;
/** `stuck` waits for so many times our own p95. */
export const STUCK_P95_FACTOR = 3;
/** Finished runs that a p95 needs, and how far back they count (ms). */
export const STUCK_MIN_RUNS = 20;
export const STUCK_RUNS_MS = 90 * DAY_MS;
/** Status of an instance that works, as DescribeInstances says it. */
export const RUNNING_STATUS = 'Running';
/** And of one that somebody has stopped: where it was so before, a redeployment leaves it so. */
export const STOPPED_STATUS = 'Stopped';
/** No read for so long (ms): the page says so, and judges nothing as late, stuck or vanished. */
export const BLIND_AFTER_MS = 120_000;

/** When a row is late, stuck, vanished; all in ms. From the settings OUTCOME_…, and our own runs. */
export type Thresholds = {
  lateGraceMs: number;
  /** Without enough own runs. */
  stuckMs: number;
  /** By event type, where our own runs say more. */
  stuckMsByType: Readonly<Record<string, number>>;
  vanishMs: number;
  /** How often the instance is read after the end. */
  instanceReads: number;
};

/** Everything that a phase follows from; times are epoch ms. */
export type RowFacts = {
  outcome: RowOutcome | null;
  reason: RowReason | null;
  eventType: string;
  opsType: OpsType | null;
  planTimeMs: number | null;
  needsDecisionAtMs: number | null;
  /** Set when a person left it unknown for good. */
  leftAtMs: number | null;
  acceptedAtMs: number | null;
  cloudStatus: string | null;
  /** Since when it has been seen to execute. */
  executingSinceMs: number | null;
  finalAtMs: number | null;
  /** Reads in a row that did not list its event, and the first of them. */
  absentReads: number;
  absentSinceMs: number | null;
  /** Reads of the instance after the end, and whether one of them said Running. */
  instanceReads: number;
  instanceOk: boolean;
  /** Start of the last read that covered the row; null: none yet. */
  seenUpToMs: number | null;
  updatedAtMs: number;
};

/** How the phase lets a list and an acknowledgement go on. */
export type Judged = {
  phase: Phase;
  /** When it came into this phase (epoch ms). */
  sinceMs: number;
  /** What an acknowledgement holds for: another mark is another occurrence of the phase. */
  markMs: number;
};

/** The latest start by which a row should have begun (epoch ms). */
export function startByMs(row: Pick<RowFacts, 'planTimeMs' | 'acceptedAtMs' | 'updatedAtMs'>): number {
  return row.planTimeMs ?? row.acceptedAtMs ?? row.updatedAtMs;
}

/** How long after that it may begin before it is late (ms). */
export function graceMs(row: Pick<RowFacts, 'planTimeMs'>, { lateGraceMs }: Thresholds): number {
  return row.planTimeMs === null ? lateGraceMs * IMMEDIATE_GRACE_FACTOR : lateGraceMs;
}

export function stuckAfterMs(eventType: string, { stuckMs, stuckMsByType }: Thresholds): number {
  const own = Object.hasOwn(stuckMsByType, eventType) ? (stuckMsByType[eventType] ?? 0) : 0;
  return Math.max(stuckMs, own);
}

/**
 * The phase of a row at `nowMs`; null while it is not ordered (a draft, or waiting to leave), and when a person has left
 * it unknown for good. The first rule that fits wins. Late, stuck and vanished go by what was seen, never by `nowMs`: no
 * row gets there because we were blind.
 */
export function phaseOf(row: RowFacts, nowMs: number, thresholds: Thresholds): Judged | null {
  const at = (phase: Phase, sinceMs: number, markMs = 0): Judged => ({ phase, sinceMs, markMs });
  if (row.outcome === null || row.outcome === 'queued' || row.outcome === 'sending') return null;
  if (row.outcome === 'unknown') {
    if (row.leftAtMs !== null) return null;
    const { needsDecisionAtMs } = row;
    return needsDecisionAtMs === null
      ? at('settling', row.updatedAtMs)
      : at('needs_decision', needsDecisionAtMs, needsDecisionAtMs);
  }
  if (row.outcome !== 'accepted') return at(row.outcome, row.updatedAtMs);
  return row.finalAtMs === null
    ? openPhase(row, nowMs, thresholds)
    : endPhase(row, row.finalAtMs, thresholds);
}

function endPhase(row: RowFacts, finalAtMs: number, thresholds: Thresholds): Judged {
  const at = (phase: Phase): Judged => ({ phase, sinceMs: finalAtMs, markMs: 0 });
  if (row.cloudStatus === 'Failed') return at('failed');
  if (row.cloudStatus === 'Canceled') return at('withdrawn');
  if (!row.instanceOk && row.instanceReads >= thresholds.instanceReads) return at('not_running');
  return at(row.cloudStatus === 'Avoided' ? 'handled_early' : 'done');
}

function openPhase(row: RowFacts, nowMs: number, thresholds: Thresholds): Judged {
  const seenMs = row.seenUpToMs ?? 0;
  const { absentSinceMs, executingSinceMs } = row;
  const isVanished =
    absentSinceMs !== null &&
    row.absentReads >= VANISH_READS &&
    seenMs - absentSinceMs >= thresholds.vanishMs;
  if (isVanished) return { phase: 'vanished', sinceMs: absentSinceMs, markMs: absentSinceMs };
  if (isExecuting(row.cloudStatus)) {
    const beganMs = executingSinceMs ?? row.updatedAtMs;
    const stuckMs = stuckAfterMs(row.eventType, thresholds);
    const isStuck = row.cloudStatus === 'Executing' && seenMs - beganMs > stuckMs;
    return isStuck
      ? { phase: 'stuck', sinceMs: beganMs + stuckMs, markMs: beganMs }
      : { phase: 'running', sinceMs: beganMs, markMs: 0 };
  }
  const startMs = startByMs(row);
  const lateMs = startMs + graceMs(row, thresholds);
  if (seenMs > lateMs) return { phase: 'late', sinceMs: lateMs, markMs: startMs };
  if (startMs <= nowMs) return { phase: 'due', sinceMs: startMs, markMs: 0 };
  const acceptedMs = row.acceptedAtMs ?? row.updatedAtMs;
  return startMs - nowMs <= DAY_MS
    ? { phase: 'next24h', sinceMs: Math.max(acceptedMs, startMs - DAY_MS), markMs: 0 }
    : { phase: 'later', sinceMs: acceptedMs, markMs: 0 };
}

/** A word that we do not know is shown as it is, and counts as movement: it is never late or stuck. */
function isExecuting(cloudStatus: string | null): boolean {
  if (cloudStatus === null) return false;
  return cloudStatus === 'Executing' || !EVENT_STATUSES.some((known) => known === cloudStatus);
}

/** Somebody's word that they have seen a row in this phase. */
export type Acknowledgement = { phase: string; markMs: number };

/** Whether the acknowledgement still holds: it lapses with the phase, and when the phase comes again. */
export function isAcknowledged(judged: Judged, ack: Acknowledgement | null): boolean {
  return ack !== null && ack.phase === judged.phase && ack.markMs === judged.markMs;
}

/**
 * The group under which a row stands. What was acknowledged, retried by a later batch or skipped by choice no longer
 * needs a person: it is moving as long as the cloud has not finished with it, else finished.
 */
export function groupOf(
  { phase }: Pick<Judged, 'phase'>,
  row: { isAcknowledged: boolean; isRetried: boolean; reason: RowReason | null },
): PhaseGroup {
  const group = GROUP_OF[phase];
  if (group !== 'look_here') return group;
  const isAnswered = row.isRetried && RETRIABLE.includes(phase);
  const isChosen = phase === 'skipped' && CHOSEN_SKIPS.some((reason) => reason === row.reason);
  if (!row.isAcknowledged && !isAnswered && !isChosen) return 'look_here';
  const isOpen = phase === 'needs_decision' || phase === 'vanished' || phase === 'stuck' || phase === 'late';
  return isOpen ? 'moving' : 'finished';
}

/** What a person does next about a row in this phase. */
export function nextStepOf(phase: Phase): NextStep {
  switch (phase) {
    case 'needs_decision':
      return 'decide';
    case 'refused':
      return 'retry';
    case 'failed':
    case 'skipped':
      return 'plan_again';
    case 'not_running':
    case 'vanished':
    case 'stuck':
    case 'late':
      return 'ask_support';
    default:
      return 'wait';
  }
}

/** The duration (ms) below which 95 of 100 runs stayed; null: too few runs to say. */
export function p95Of(runsMs: readonly number[]): number | null {
  if (runsMs.length < STUCK_MIN_RUNS) return null;
  const sorted = [...runsMs].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
}

export function isPhase(text: string): text is Phase {
  return PHASES.some((phase) => phase === text);
}
