import type { RowOrder, RowReason } from '@/lib/domain/batches';
import { redeployRefusal } from '@/lib/domain/event-states';
import { MAX_PLAN_AHEAD_MS, MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';
import { type LostOrder, mayResend, type Reading } from '@/lib/domain/reconcile';

/**
 * The one gate for rows: what keeps a row from being planned, approved, sent or sent again. A new rule is one function,
 * one word in `ROW_REFUSALS`, and its place in `GATES`.
 */

/** Where a row is judged: the plan page and submit · the review of a request · each claim for a call · a person's decision. */
export type Stage = 'plan' | 'approve' | 'send' | 'resend';

/** Every word that the gate can say, in no order. */
export const ROW_REFUSALS = [
  'not_redeployable',
  'held',
  'no_time',
  'past',
  'too_soon',
  'too_far',
  'request_expired',
  'event_gone',
  'event_changed',
  'event_moved',
  'plan_time_passed',
  'missed_window',
] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

/** Worth a look, and repeated before the row is sent; they keep nothing back. */
export const ROW_WARNINGS = ['after_due', 'due_passed', 'local_disk'] as const;
export type RowWarning = (typeof ROW_WARNINGS)[number];

/** What the mirror knows now of the event that a row wants to redeploy; null when it does not know it. */
export type EventNow = { eventType: string; eventStatus: string; goneAtMs: number | null } | null;

type Timed = { order: RowOrder | null };
type Dated = Timed & { dueAtMs: number | null; localDisk: boolean | null };

/** What each stage must know of a row. Instants are epoch ms. */
export type RowFacts = {
  plan: Dated & {
    /** Null when it can be redeployed now. */
    notRedeployable: string | null;
    /** The batch in which this event is already live, if any. */
    heldBy: { batchId: string } | null;
  };
  approve: Dated & { statusAtSubmit: string | null; statusNow: string | null; goneAtMs: number | null };
  send: Timed & {
    eventType: string;
    statusAtSubmit: string | null;
    /** Until when a person's word holds; null, which no queued row should be, is over. */
    sendUntilMs: number | null;
    /** Whether the schedule held it back until now. */
    waited?: boolean;
    event: EventNow;
  };
  /** By a reading of the cloud at this moment; `lost` null = the order cannot be read any more. */
  resend: Timed & { lost: LostOrder | null; reading: Reading };
};

type TimeRefusal = 'no_time' | 'past' | 'too_soon' | 'too_far';
type Rule<Facts, Word extends RowRefusal> = (row: Facts, nowMs: number) => Word | null;

const redeployable: Rule<RowFacts['plan'], 'not_redeployable'> = ({ notRedeployable }) =>
  notRedeployable ? 'not_redeployable' : null;

const free: Rule<RowFacts['plan'], 'held'> = ({ heldBy }) => (heldBy ? 'held' : null);

const orderable: Rule<Timed, TimeRefusal> = ({ order }, nowMs) =>
  order ? judgeTime(order, nowMs) : 'no_time';

const listedNow: Rule<RowFacts['approve'], 'event_gone'> = ({ goneAtMs, statusNow }) =>
  goneAtMs !== null || statusNow === null ? 'event_gone' : null;

const asSubmitted: Rule<RowFacts['approve'], 'event_changed'> = ({ statusAtSubmit, statusNow }) =>
  statusNow !== null && statusAtSubmit !== null && statusNow !== statusAtSubmit ? 'event_changed' : null;

const inTime: Rule<RowFacts['send'], 'request_expired'> = ({ sendUntilMs }, nowMs) =>
  sendUntilMs === null || sendUntilMs <= nowMs ? 'request_expired' : null;

const listed: Rule<RowFacts['send'], 'event_gone'> = ({ event }) =>
  !event || event.goneAtMs !== null ? 'event_gone' : null;

const asDecided: Rule<RowFacts['send'], 'event_changed'> = ({ event, eventType, statusAtSubmit }) => {
  if (!event) return null;
  const isSame = event.eventType === eventType && event.eventStatus === statusAtSubmit;
  return isSame && redeployRefusal({ ...event, goneAtMs: null }) === null ? null : 'event_changed';
};

const read: Rule<RowFacts['resend'], 'event_gone'> = ({ reading }) =>
  reading.status === null ? 'event_gone' : null;

const untouched: Rule<RowFacts['resend'], 'event_moved'> = ({ lost, reading }) =>
  !lost || !mayResend(lost, reading) ? 'event_moved' : null;

const ahead: Rule<Timed, 'plan_time_passed'> = ({ order }, nowMs) => {
  const problem = order ? judgeTime(order, nowMs) : 'past';
  return problem === 'past' || problem === 'too_soon' ? 'plan_time_passed' : null;
};

/** A time that passed while a window, a freeze or a budget held the row back says so. */
const inWindow: Rule<RowFacts['send'], 'missed_window' | 'plan_time_passed'> = (row, nowMs) =>
  ahead(row, nowMs) === null ? null : row.waited ? 'missed_window' : 'plan_time_passed';

type Words = {
  plan: 'not_redeployable' | 'held' | TimeRefusal;
  approve: 'event_gone' | 'event_changed' | TimeRefusal;
  send: 'request_expired' | 'event_gone' | 'event_changed' | 'plan_time_passed' | 'missed_window';
  resend: 'event_gone' | 'event_moved' | 'plan_time_passed';
};
/** The words that a stage can say. */
export type RefusalAt<At extends Stage> = Words[At];

/** The rules of each stage, gravest first: where one word is stored, it is the first. */
const GATES: { readonly [At in Stage]: readonly Rule<RowFacts[At], RefusalAt<At>>[] } = {
  plan: [redeployable, free, orderable],
  approve: [listedNow, asSubmitted, orderable],
  // The event must be as it was when a person decided, and the time still far enough ahead (trust, step 6).
  send: [inTime, listed, asDecided, inWindow],
  resend: [read, untouched, ahead],
};

/** Why a claim skips a row; stored with it. */
export const SKIP_REASONS = [
  'request_expired',
  'event_gone',
  'event_changed',
  'plan_time_passed',
  'missed_window',
] as const satisfies readonly (RefusalAt<'send'> & RowReason)[];

export type RowVerdict<At extends Stage> = { refusals: RefusalAt<At>[]; warnings: RowWarning[] };

/**
 * Everything that keeps a row back at a stage, and what is worth a look, judged at `nowMs` (epoch ms). Screens, submit,
 * claims and decisions ask this same function.
 */
export function judgeRow<At extends Stage>(stage: At, row: RowFacts[At], nowMs: number): RowVerdict<At> {
  const refusals = GATES[stage].flatMap((rule) => rule(row, nowMs) ?? []);
  return { refusals, warnings: 'dueAtMs' in row ? warningsOf(row, nowMs) : [] };
}

function warningsOf({ order, dueAtMs, localDisk }: Dated, nowMs: number): RowWarning[] {
  const warnings: RowWarning[] = [];
  if (dueAtMs !== null) {
    if (dueAtMs <= nowMs) warnings.push('due_passed');
    else if (order?.opsType === 'scheduled' && order.planTimeMs > dueAtMs) warnings.push('after_due');
  }
  if (localDisk === true) warnings.push('local_disk');
  return warnings;
}

/** Why a time cannot be ordered at `nowMs`, or null. The bounds are ours: limits.ts. */
export function judgeTime(order: RowOrder, nowMs: number): 'past' | 'too_soon' | 'too_far' | null {
  if (order.opsType === 'immediate') return null;
  if (order.planTimeMs <= nowMs) return 'past';
  if (order.planTimeMs < nowMs + MIN_PLAN_LEAD_MS) return 'too_soon';
  if (order.planTimeMs > nowMs + MAX_PLAN_AHEAD_MS) return 'too_far';
  return null;
}
