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
import type { StopCause } from '@/lib/domain/batches';
import { glassStands, requesterStands, stateAfterStop, whyNotReleased } from '@/lib/domain/release';
import type { ModelRow, ModelStore } from './model-store';

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
export class ModelOffice {
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
