import { hasLapsed } from '@/lib/domain/approval-count';
import type { BatchState, StopCause } from '@/lib/domain/batches';
import { can, type Permission, type Role } from '@/lib/domain/permissions';
import { coversAll, decidingLimit, type RegionRight } from '@/lib/domain/region-limit';

export const BATCH_ACTIONS = [
  'edit',
  'discard',
  'submit',
  'request',
  'approve',
  'reject',
  'withdraw',
  'revise',
  'break_glass',
  'review',
  'stop',
  'replan',
  'comment',
] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/**
 * Who may do it beside the permission:
 * `creator` the one who created the batch · `second_person` nobody who created, edited or submitted it, each person
 * once · `reviewer` a second person who also did not break the glass · `break_glass` holders of that right · `anyone`.
 */
type Who = 'creator' | 'second_person' | 'reviewer' | 'break_glass' | 'anyone';

type ActionRule = { from: readonly BatchState[]; to: BatchState | null; permission: Permission; who: Who };

/** States in which the glass may have been broken: everything from the approval on. */
const AFTER_APPROVAL: readonly BatchState[] = [
  'approved',
  'sending',
  'sent',
  'done',
  'halted',
  'expired',
  'void',
  'withdrawn',
];

/** The life of a batch. `to` null: the state stays, or depends on more than the action. */
export const BATCH_LIFE: Readonly<Record<BatchAction, ActionRule>> = {
  edit: { from: ['draft'], to: null, permission: 'batches.plan', who: 'creator' },
  discard: { from: ['draft'], to: null, permission: 'batches.plan', who: 'creator' },
  submit: { from: ['draft'], to: 'sending', permission: 'batches.submit', who: 'creator' },
  request: { from: ['draft'], to: 'awaiting_approval', permission: 'batches.submit', who: 'creator' },
  // Stays while approvals are missing.
  approve: {
    from: ['awaiting_approval'],
    to: 'approved',
    permission: 'batches.approve',
    who: 'second_person',
  },
  reject: {
    from: ['awaiting_approval'],
    to: 'rejected',
    permission: 'batches.approve',
    who: 'second_person',
  },
  withdraw: {
    from: ['awaiting_approval', 'approved'],
    to: 'withdrawn',
    permission: 'batches.submit',
    who: 'creator',
  },
  revise: {
    from: ['awaiting_approval', 'approved', 'rejected', 'withdrawn'],
    to: 'draft',
    permission: 'batches.plan',
    who: 'creator',
  },
  break_glass: {
    from: ['awaiting_approval'],
    to: 'approved',
    permission: 'batches.submit',
    who: 'break_glass',
  },
  review: { from: AFTER_APPROVAL, to: null, permission: 'batches.approve', who: 'reviewer' },
  stop: { from: ['approved', 'sending'], to: 'halted', permission: 'batches.stop', who: 'anyone' },
  replan: {
    from: ['rejected', 'withdrawn', 'expired', 'void', 'halted'],
    to: null,
    permission: 'batches.plan',
    who: 'anyone',
  },
  comment: {
    from: [
      'awaiting_approval',
      'approved',
      'sending',
      'sent',
      'done',
      'rejected',
      'withdrawn',
      'expired',
      'void',
      'halted',
    ],
    to: null,
    permission: 'batches.comment',
    who: 'anyone',
  },
};

/** In the order in which they are looked for; text in the messages of the approvals screens. */
export const BATCH_REFUSALS = [
  'role',
  'impersonated',
  'disabled',
  'not_creator',
  'no_break_glass',
  'regions',
  'sign_in_old',
  'state',
  'expired',
  'begun',
  'requester_lost',
  'own_batch',
  'already_voted',
  'role_gained_later',
  'regions_gained_later',
  'no_review',
  'review_closed',
  'pending',
] as const;
export type BatchRefusal = (typeof BATCH_REFUSALS)[number];

/** What the rules look at. What is left out is taken as the careful answer: then nobody approves. */
export type BatchFacts = {
  state: BatchState;
  createdBy: string;
  /** Plans again what was refused in another batch: its creator needs only the right to retry. */
  isRetry?: boolean;
  /** Persons (personKey) who created, edited or submitted it. */
  people?: readonly string[];
  /** Persons whose decision about this revision stands. */
  voters?: readonly string[];
  requestedAtMs?: number | null;
  expiresAtMs?: number | null;
  /** A call with rows of it has left, or was about to. */
  hasBegun?: boolean;
  /** Who asked for it may still order. */
  requesterStands?: boolean;
  stopCause?: StopCause | null;
  /** Regions of its rows, all of them. Without them nobody who is limited acts on the whole. */
  regionIds?: readonly string[];
  /** Set when the glass was broken for this batch. */
  breakGlass?: { person: string; closed: boolean } | null;
};

export type BatchActor = {
  id: string;
  role: Role;
  /** personKey of the actor. */
  person?: string;
  /** When the actor got the role (epoch ms). */
  roleSinceMs?: number;
  /** From when decisions of the actor count (epoch ms): a new role waits for a second admin, or for its time. */
  countsFromMs?: number;
  /** The regions that the actor is limited to; absent: no limit. */
  regions?: RegionRight;
  /** Somebody else acts in the actor's name. */
  impersonated?: boolean;
  disabled?: boolean;
  /** Holds the right to send without approval. */
  breakGlass?: boolean;
  /** From when that right counts (epoch ms). */
  breakGlassFromMs?: number;
  /** Until when their approval and that right count (epoch ms); see StoredDecision. */
  countsUntilMs?: number | null;
};

/**
 * Why `actor` may not do `action` to `batch` at `nowMs` (epoch ms), or null when they may. Screens ask it to explain,
 * services to enforce.
 */
export function batchRefusal(
  action: BatchAction,
  batch: BatchFacts,
  actor: BatchActor,
  nowMs = Number.POSITIVE_INFINITY,
): BatchRefusal | null {
  const rule = BATCH_LIFE[action];
  const isOwnRetry = rule.who === 'creator' && batch.isRetry === true && can(actor.role, 'batches.retry');
  if (!can(actor.role, rule.permission) && !isOwnRetry) return 'role';
  if (actor.impersonated && action !== 'comment') return 'impersonated';
  if (actor.disabled) return 'disabled';
  if (rule.who === 'creator' && batch.createdBy !== actor.id) return 'not_creator';
  if (rule.who === 'break_glass' && !actor.breakGlass) return 'no_break_glass';
  if (ON_THE_WHOLE.includes(action) && !coversNow(batch, actor)) return 'regions';
  const releases = action === 'approve' || action === 'break_glass';
  if (releases && hasLapsed(actor.countsUntilMs ?? null, nowMs)) return 'sign_in_old';
  if (!rule.from.some((state) => state === batch.state)) return 'state';
  if (action === 'replan' && !isPlannedAnew(batch)) return 'state';
  // The mark stays with the plan that was sent under it; nobody breaks the glass twice for one plan.
  if ((action === 'revise' || action === 'break_glass') && batch.breakGlass) return 'state';
  // Rows that have left cannot be rows of a draft again.
  if (action === 'revise' && batch.hasBegun !== false) return 'begun';
  const isPending = action === 'approve' || action === 'reject' || action === 'break_glass';
  if (isPending && isExpired(batch, nowMs)) return 'expired';
  if (isPending && action !== 'reject' && batch.requesterStands !== true) return 'requester_lost';
  const why = whyNotByPerson(rule.who, batch, actor) ?? whyNotByRegions(rule.who, batch, actor, nowMs);
  return why === null && isPendingActor(rule.who, actor, nowMs) ? 'pending' : why;
}

/** What touches every row of a batch. The others make or put away something of one's own, or only say something. */
const ON_THE_WHOLE: readonly BatchAction[] = [
  'submit',
  'request',
  'approve',
  'reject',
  'withdraw',
  'revise',
  'break_glass',
  'review',
  'stop',
];

function coversNow(batch: BatchFacts, { regions }: BatchActor): boolean {
  if (regions === undefined || regions.now === null) return true;
  return batch.regionIds !== undefined && coversAll(regions.now, batch.regionIds);
}

/** Whoever decides about others' plans needs the regions since before the request, and not only for the time being. */
function whyNotByRegions(who: Who, batch: BatchFacts, { regions }: BatchActor, nowMs: number) {
  if (regions === undefined || who === 'creator' || who === 'anyone') return null;
  const requestedAtMs = batch.requestedAtMs ?? null;
  const limit = decidingLimit(regions, { requestedAtMs, nowMs });
  const isCovered = limit === null || (batch.regionIds !== undefined && coversAll(limit, batch.regionIds));
  return isCovered ? null : 'regions_gained_later';
}

function whyNotByPerson(who: Who, batch: BatchFacts, actor: BatchActor): BatchRefusal | null {
  if (who === 'second_person') return whyNotDecide(batch, actor);
  return who === 'reviewer' ? whyNotReview(batch, actor) : null;
}

/** Whether the right that is needed was given to the actor, but does not count yet. */
function isPendingActor(who: Who, actor: BatchActor, nowMs: number): boolean {
  const fromMs = who === 'break_glass' ? actor.breakGlassFromMs : actor.countsFromMs;
  const asks = who === 'second_person' || who === 'reviewer' || who === 'break_glass';
  return asks && (fromMs === undefined || fromMs > nowMs);
}

/** Whether a request has run out at `nowMs`; one without a time never does. */
export function isExpired(batch: Pick<BatchFacts, 'expiresAtMs'>, nowMs: number): boolean {
  return typeof batch.expiresAtMs === 'number' && batch.expiresAtMs <= nowMs;
}

/**
 * Whether what was not sent of a batch is planned anew as a whole: also of one that the desk itself has stopped. What a
 * person stopped is retried by its rows.
 */
export function isPlannedAnew({ state, stopCause }: Pick<BatchFacts, 'state' | 'stopCause'>): boolean {
  if (state === 'halted') return stopCause === 'requester_lost' || stopCause === 'glass_lost';
  return BATCH_LIFE.replan.from.includes(state);
}

/** The states in which a request that has run out becomes `expired`: decided or not, nothing of it is being sent. */
export const EXPIRABLE_STATES: readonly BatchState[] = ['awaiting_approval', 'approved'];

function isOwn(batch: BatchFacts, actor: BatchActor): boolean {
  if (batch.createdBy === actor.id) return true;
  return actor.person === undefined || batch.people === undefined || batch.people.includes(actor.person);
}

function whyNotDecide(batch: BatchFacts, actor: BatchActor): BatchRefusal | null {
  if (isOwn(batch, actor)) return 'own_batch';
  if (actor.person === undefined || batch.voters?.includes(actor.person)) return 'already_voted';
  const requestedAtMs = batch.requestedAtMs ?? Number.NEGATIVE_INFINITY;
  return (actor.roleSinceMs ?? Number.POSITIVE_INFINITY) > requestedAtMs ? 'role_gained_later' : null;
}

function whyNotReview(batch: BatchFacts, actor: BatchActor): BatchRefusal | null {
  if (!batch.breakGlass) return 'no_review';
  if (batch.breakGlass.closed) return 'review_closed';
  return isOwn(batch, actor) || batch.breakGlass.person === actor.person ? 'own_batch' : null;
}

/** The state as anybody must see it now: a request whose time has run out is over, also before the job has written it. */
export function stateNow(
  batch: { state: BatchState; expiresAtMs: number | null },
  nowMs: number,
): BatchState {
  return EXPIRABLE_STATES.includes(batch.state) && isExpired(batch, nowMs) ? 'expired' : batch.state;
}
