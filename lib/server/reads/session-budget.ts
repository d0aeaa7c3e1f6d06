import 'server-only';
import { MAX_KEPT_BUDGETS, SESSION_ACTS, SESSION_PAGES, SESSION_READS } from '@/lib/domain/limits';
import { type Bucket, type BucketRule, fullBucket, refilled, takeToken } from '@/lib/domain/pacing';
import { processWide } from '@/lib/server/process-wide';
import { monotonicMs } from '@/lib/time/clock';

/** What a session asks for: data, a page that the server draws, or something to be done. Each has a bucket of its own. */
export type RequestKind = 'read' | 'page' | 'act';

const RULES: Record<RequestKind, BucketRule> = {
  read: SESSION_READS,
  page: SESSION_PAGES,
  act: SESSION_ACTS,
};
const KINDS = ['read', 'page', 'act'] as const satisfies readonly RequestKind[];
/** How often the log tells of one session that asks too much (ms). */
const TELL_EVERY_MS = 60_000;
/** Budgets that have filled up again are forgotten at most so often (ms). */
const SWEEP_EVERY_MS = 1_000;

type Kept = { [kind in RequestKind]?: Bucket } & { refusals?: { count: number; toldAtMs: number } };

export type SessionBudget = {
  /** Takes one request; 0 when it is within the budget, else how long until the next would be (ms). */
  take(session: string, kind: RequestKind): number;
  /** Counts a refusal; gives how many there were since it was last told, once a minute, else null. */
  refused(session: string): number | null;
  /** How many sessions are kept in mind. */
  size(): number;
};

/** The budgets of all sessions of one server, in memory. `now`: a clock that does not go back (ms). */
export function createSessionBudget(now = monotonicMs, maxKept = MAX_KEPT_BUDGETS): SessionBudget {
  const sessions = new Map<string, Kept>();
  let sweptAtMs = Number.NEGATIVE_INFINITY;

  function isFull(kept: Kept, nowMs: number): boolean {
    return KINDS.every((kind) => {
      const bucket = kept[kind];
      return !bucket || refilled(bucket, RULES[kind], nowMs).tokens >= RULES[kind].burst;
    });
  }

  /** A full budget is as good as none. */
  function makeRoom(nowMs: number): void {
    if (sessions.size < maxKept) return;
    if (nowMs - sweptAtMs >= SWEEP_EVERY_MS) {
      sweptAtMs = nowMs;
      for (const [session, kept] of sessions) if (isFull(kept, nowMs)) sessions.delete(session);
    }
    const [oldest] = sessions.keys();
    if (sessions.size >= maxKept && oldest !== undefined) sessions.delete(oldest);
  }

  return {
    take(session, kind) {
      const nowMs = now();
      const kept = sessions.get(session) ?? {};
      const { bucket, waitMs } = takeToken(kept[kind] ?? fullBucket(RULES[kind], nowMs), RULES[kind], nowMs);
      // Put at the end again: the first one is the one seen longest ago.
      if (!sessions.delete(session)) makeRoom(nowMs);
      sessions.set(session, { ...kept, [kind]: bucket });
      return waitMs;
    },
    refused(session) {
      const kept = sessions.get(session);
      if (!kept) return null;
      const nowMs = now();
      const { count, toldAtMs } = kept.refusals ?? { count: 0, toldAtMs: Number.NEGATIVE_INFINITY };
      const tell = nowMs - toldAtMs >= TELL_EVERY_MS;
      kept.refusals = tell ? { count: 0, toldAtMs: nowMs } : { count: count + 1, toldAtMs };
      return tell ? count + 1 : null;
    },
    size: () => sessions.size,
  };
}

/** The budgets of this process. */
export function sessionBudget(): SessionBudget {
  return processWide('sessionBudget', () => createSessionBudget());
}
