import 'server-only';
import { countApprovals, type StoredDecision } from '@/lib/domain/approval-count';
import {
  type ApprovalCount,
  type ApprovalPolicy,
  judgePolicy,
  NO_ROWS,
  type PolicyFacts,
  strictest,
} from '@/lib/domain/approval-policy';
import { followingState } from '@/lib/domain/batch-progress';
import {
  type BatchState,
  isSettled,
  type RowOrder,
  type RowOutcome,
  type RowReason,
  type StopCause,
} from '@/lib/domain/batches';
import type { EventIdentity } from '@/lib/domain/events';
import type { LostOrder, Reading, Sight } from '@/lib/domain/reconcile';
import { glassStands, requesterStands, stateAfterStop, whyNotReleased } from '@/lib/domain/release';

/** Who works here, what was asked of each batch, and who let it go. Times are epoch ms. */
export type ModelPerson = { role: string; disabled: 0 | 1; roleSinceMs: number; breakGlass: 0 | 1 };
export type Vote = Pick<StoredDecision, 'personKey' | 'atMs'>;
export type ModelRequest = {
  requester: string;
  asked: ApprovalCount;
  votes: Vote[];
  /** Who sent it without approval. */
  glass: string | null;
  /** Rows whose event was judged as CRITICAL. */
  critical: number;
  expiresAtMs: number;
};
export type ModelPolicy = Pick<ApprovalPolicy, 'rules' | 'expiryHours'>;

const PLAN = { revision: 1, planHash: 'plan' };

/** The rules of approval over the model, as the services put them together. */
class ModelOffice {
  readonly people = new Map<string, ModelPerson>();
  readonly requests = new Map<number, ModelRequest>();
  policy: ModelPolicy = { rules: [], expiryHours: 1 };
  /** How often batches on their way were stopped, and rows given up as late, by the cause. */
  readonly stops = new Map<StopCause, number>();

  needed(batchId: number): ApprovalCount {
    const { asked, critical } = this.request(batchId);
    const rows = { ...NO_ROWS, rows: 1, critical };
    const facts: PolicyFacts = { batch: rows, day: rows };
    return strictest({ needed: asked, reasons: [] }, judgePolicy(this.policy, facts)).needed;
  }

  approved(batchId: number): number {
    const { votes, requester } = this.request(batchId);
    const decisions = votes.map(({ personKey, atMs }): StoredDecision => {
      const { role = null, roleSinceMs = null, disabled = null } = this.people.get(personKey) ?? {};
      return {
        ...PLAN,
        decision: 'approve',
        voidedAtMs: null,
        personKey,
        atMs,
        role,
        roleSinceMs,
        disabled,
        countsFromMs: 0,
        countsUntilMs: null,
        coversRows: true,
      };
    });
    // Nobody here comes from an identity provider: no approval lapses by itself.
    return countApprovals(decisions, PLAN, [requester], 0);
  }

  stands(batchId: number): boolean {
    return requesterStands(this.people.get(this.request(batchId).requester), {
      isRetry: false,
      coversRows: true,
    });
  }

  /** Why rows of a batch may not leave now, or null. */
  whyNot(batchId: number, { factsGrown }: { factsGrown: boolean }): StopCause | null {
    const { asked, glass } = this.request(batchId);
    const broken =
      glass !== null && glassStands(this.people.get(glass), { coversRows: true }) ? 'holds' : 'lost';
    return whyNotReleased({
      requesterStands: this.stands(batchId),
      glass: glass === null ? 'none' : broken,
      approved: this.approved(batchId),
      needed: this.needed(batchId),
      asked,
      factsGrown,
    });
  }

  countStop(cause: StopCause): void {
    this.stops.set(cause, (this.stops.get(cause) ?? 0) + 1);
  }

  request(batchId: number): ModelRequest {
    const request = this.requests.get(batchId);
    if (!request) throw new Error(`batch ${batchId} has no request`);
    return request;
  }
}

/** Gives up what is queued of a batch, all of it or what `isMeant` says. */
export function skipQueued(
  store: ModelStore,
  batchId: number,
  reason: ModelRow['reason'],
  isMeant: (row: ModelRow) => boolean = () => true,
): void {
  for (const row of store.rowsOf(batchId)) {
    if (row.outcome === 'queued' && isMeant(row))
      Object.assign(row, { outcome: 'skipped', reason, live: false });
  }
}

/** What the claim does with a batch that is not released any more. */
export function stopBatch(store: ModelStore, batchId: number, cause: StopCause, nowMs: number): void {
  const to = stateAfterStop(cause);
  if (store.batches.get(batchId) === 'sending') store.office.countStop(cause);
  store.batches.set(batchId, to);
  if (to === 'halted') {
    skipQueued(store, batchId, 'requester_lost');
    return;
  }
  const queued = store.rowsOf(batchId).filter(({ outcome }) => outcome === 'queued');
  const ends = queued.map(({ sendUntilMs }) => sendUntilMs).filter((untilMs) => untilMs > nowMs);
  store.office.request(batchId).expiresAtMs = ends.reduce((a, b) => Math.min(a, b), nowMs + 3_600_000);
}

/** One turn of the job that ends what has run out; a transaction for each batch. */
export function expireBatch(store: ModelStore, batchId: number, nowMs: number): void {
  const state = store.batches.get(batchId);
  const isWaiting = state === 'awaiting_approval' || state === 'approved';
  if (!isWaiting && state !== 'sending') return;
  if (isWaiting && store.office.request(batchId).expiresAtMs <= nowMs) {
    store.batches.set(batchId, 'expired');
    skipQueued(store, batchId, 'request_expired');
    return;
  }
  if (!store.office.stands(batchId)) {
    stopBatch(store, batchId, 'requester_lost', nowMs);
    return;
  }
  if (state === 'sending') giveUpLate(store, batchId, nowMs);
}

export function giveUpLate(store: ModelStore, batchId: number, nowMs: number): void {
  const isLate = ({ sendUntilMs, outcome }: ModelRow) => outcome === 'queued' && sendUntilMs <= nowMs;
  if (!store.rowsOf(batchId).some(isLate)) return;
  store.office.countStop('too_late');
  skipQueued(store, batchId, 'request_expired', isLate);
  const isNothingLeft = store.rowsOf(batchId).every(({ outcome }) => outcome === 'skipped');
  if (isNothingLeft) store.batches.set(batchId, 'expired');
  store.advance(batchId);
}

/**
 * The tables that the protocol lives on, in memory. Every function that changes them is one transaction: what runs
 * between two steps of a process happens whole or not at all, as in the real store. Times are epoch ms.
 */
export type ModelRow = EventIdentity & {
  id: number;
  batchId: number;
  key: string;
  order: RowOrder;
  outcome: RowOutcome;
  reason: RowReason | null;
  callId: string | null;
  attempt: number;
  live: boolean;
  statusAtSubmit: string;
  before: Reading;
  dueAtSendMs: number | null;
  notBeforeSendMs: number;
  maxCallRows: number | null;
  nextReadMs: number;
  sights: Sight[];
  needsDecisionAtMs: number | null;
  leftAtMs: number | null;
  /** Attempts that once were unknown: none of them may be sent again. */
  lostAttempts: Set<number>;
  /** Calls that carried the row. */
  calls: string[];
  resends: number;
  /** Until when it may leave, as the desk keeps it. */
  sendUntilMs: number;
  /** The same, as the person who let it go last would say. */
  letGoUntilMs: number;
  /** What the policy judged its event as. */
  judgedLevel: string;
};

export type ModelCall = {
  id: string;
  batchId: number;
  rowIds: number[];
  state: 'sending' | 'ended' | 'unknown';
  owner: string;
  fence: number;
  leaseUntilMs: number;
  endedAtMs: number | null;
};

export type Lease = { owner: string; fence: number; untilMs: number };
export type MirrorEvent = Reading & { status: string; eventType: string; level: string };

export class ModelStore {
  readonly rows: ModelRow[] = [];
  readonly calls = new Map<string, ModelCall>();
  readonly batches = new Map<number, BatchState>();
  readonly mirror = new Map<string, MirrorEvent>();
  /** Levels of events in the cloud, where they are not WARN. */
  readonly levels = new Map<string, string>();
  readonly office = new ModelOffice();
  readonly lease: Lease = { owner: '', fence: 0, untilMs: 0 };
  readonly budget = { pausedUntilMs: 0, strikes: 0 };

  rowsOf(batchId: number): ModelRow[] {
    return this.rows.filter((row) => row.batchId === batchId);
  }

  acquireLease(owner: string, nowMs: number, ttlMs: number): Lease | null {
    if (this.lease.untilMs > nowMs && this.lease.owner !== owner) return null;
    Object.assign(this.lease, { owner, fence: this.lease.fence + 1, untilMs: nowMs + ttlMs });
    return { ...this.lease };
  }

  /** False when somebody else has it by now. */
  keepLease(held: Lease, nowMs: number, ttlMs: number): boolean {
    if (!this.holds(held)) return false;
    this.lease.untilMs = nowMs + ttlMs;
    return true;
  }

  holds(held: Lease): boolean {
    return this.lease.owner === held.owner && this.lease.fence === held.fence;
  }

  releaseLease(held: Lease): void {
    if (this.holds(held)) this.lease.untilMs = 0;
  }

  /** Calls whose sender let the lease run out become unknown, with their rows. */
  recover(nowMs: number): void {
    for (const call of this.calls.values()) {
      if (call.state !== 'sending' || call.leaseUntilMs > nowMs) continue;
      call.state = 'unknown';
      call.endedAtMs = nowMs;
      for (const row of this.rows) {
        if (row.callId === call.id && row.outcome === 'sending') this.lose(row, 'process_stopped');
      }
      this.advance(call.batchId);
    }
  }

  lose(row: ModelRow, reason: RowReason | null): void {
    row.outcome = 'unknown';
    row.reason = reason;
    row.lostAttempts.add(row.attempt);
  }

  advance(batchId: number): void {
    const state = this.batches.get(batchId);
    if (!state) return;
    const rows = this.rowsOf(batchId);
    const isOpen = rows.some(({ outcome, leftAtMs }) => outcome === 'unknown' && leftAtMs === null);
    const unsent = rows.some(({ outcome }) => !isSettled(outcome));
    this.batches.set(batchId, followingState(state, { unsent, open: unsent || isOpen }));
  }
}

/** What settling goes by; null while the call is under way. */
export function lostOrderOf(store: ModelStore, row: ModelRow): LostOrder | null {
  const sinceMs = row.callId === null ? null : (store.calls.get(row.callId)?.endedAtMs ?? null);
  if (sinceMs === null) return null;
  return {
    order: row.order,
    statusBefore: row.statusAtSubmit,
    notBeforeBeforeMs: row.before.notBeforeMs,
    dueAtMs: row.dueAtSendMs,
    dueIsEstimate: row.before.notBeforeMs === null,
    sinceMs,
  };
}
