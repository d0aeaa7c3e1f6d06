import 'server-only';
import { followingState } from '@/lib/domain/batch-progress';
import {
  type BatchState,
  isSettled,
  type RowOrder,
  type RowOutcome,
  type RowReason,
} from '@/lib/domain/batches';
import type { EventIdentity } from '@/lib/domain/events';
import type { LostOrder, Reading, Sight } from '@/lib/domain/reconcile';
import { ModelOffice } from './model-office';

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
