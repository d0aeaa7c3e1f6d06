import 'server-only';
import { randomUUID } from 'node:crypto';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import type { ClaimedCall } from '@/lib/server/jobs/dispatch-claim';
import { type DispatchDeps, DispatchLeaseLost } from '@/lib/server/jobs/dispatch-deps';
import { claimNext, hasWork, sendCall, takeDispatchLease } from '@/lib/server/jobs/dispatch-once';
import { type Lease, releaseLease } from '@/lib/server/jobs/lease';
import { hearDispatchBell } from '@/lib/server/services/batches/dispatch-bell';
import { monotonicMs } from '@/lib/time/clock';

export type DispatchJob = {
  /** Claims nothing more, lets the calls under way be answered and settled, then resolves. */
  stop(): Promise<void>;
  /** Looks for rows to send now instead of at the next turn. */
  kick(): void;
};

/** How often an idle server looks for rows that another one queued (ms). */
const IDLE_MS = 1_000;
/** How long a wait for the budget may be for the lease to be kept meanwhile (ms). */
const SHORT_WAIT_MS = DISPATCH_LEASE_TTL_MS / 4;

/** Sends queued rows until `stop`. Any number of servers may run it on one store: one at a time sends. */
export function startDispatchJob(
  given: Omit<DispatchDeps, 'monotonic'> & Partial<Pick<DispatchDeps, 'monotonic'>>,
): DispatchJob {
  const deps: DispatchDeps = { ...given, monotonic: given.monotonic ?? monotonicMs };
  const owner = randomUUID();
  const alarm = createAlarm();
  let stopped = false;

  /** Does what can be done now; returns how long to rest (ms). */
  async function work(): Promise<number> {
    const found = await hasWork(deps);
    if (found.kind !== 'work') return restMs(found);
    const lease = await takeDispatchLease(deps, owner);
    if (!lease) return IDLE_MS;
    try {
      return await sendAll(lease);
    } finally {
      await releaseLease(deps.store.db, lease);
    }
  }

  /** Claims one call after the other; up to `callsInFlight` of them are under way. Ends when all are settled. */
  async function sendAll(lease: Lease): Promise<number> {
    const dispatchRun = { ...deps, lease };
    const underWay = new Set<Promise<void>>();
    const living = new Set<string>();
    /** Calls whose answer makes all sending rest, and is not stored yet. */
    const pausing = new Set<string>();
    const failures: unknown[] = [];
    const send = (call: ClaimedCall) => {
      living.add(call.id);
      const sent = sendCall(dispatchRun, call, () => pausing.add(call.id))
        .then(
          () => {},
          (error: unknown) => void failures.push(error),
        )
        .finally(() => {
          underWay.delete(sent);
          living.delete(call.id);
          pausing.delete(call.id);
          // What it leaves to do may be due now.
          alarm.ring();
        });
      underWay.add(sent);
    };
    try {
      while (!stopped && failures.length === 0) {
        if (underWay.size >= deps.config.callsInFlight || pausing.size > 0) {
          await Promise.race(underWay);
          continue;
        }
        const step = await claimNext(dispatchRun, living);
        if (step.kind === 'claimed') send(step.call);
        if (step.kind === 'claimed' || step.kind === 'nothing_left') continue;
        const isShort =
          step.kind === 'wait' && step.untilMs !== null && step.untilMs - deps.now() <= SHORT_WAIT_MS;
        if (underWay.size === 0 && !isShort) return restMs(step);
        await alarm.sleep(restMs(step));
      }
    } finally {
      await Promise.all(underWay);
    }
    if (failures.length > 0) throw failures[0];
    return 0;
  }

  function restMs(step: { kind: string; untilMs?: number | null }): number {
    const untilMs = step.untilMs ?? null;
    return untilMs === null ? IDLE_MS : Math.min(Math.max(untilMs - deps.now(), 1), IDLE_MS);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const waitMs = await work().catch((error: unknown) => {
        if (error instanceof DispatchLeaseLost) {
          deps.log.warn({}, 'another server has taken over the sending');
        } else {
          deps.log.error({ err: error }, 'the dispatcher could not work');
        }
        return IDLE_MS;
      });
      if (!stopped) await alarm.sleep(waitMs);
    }
  }

  const silence = hearDispatchBell(alarm.ring);
  const running = run();
  return {
    kick: alarm.ring,
    stop: async () => {
      stopped = true;
      silence();
      alarm.ring();
      await running;
    },
  };
}

/** A sleep that a ring ends; a ring while awake makes the next sleep end at once. */
function createAlarm() {
  let wake: (() => void) | null = null;
  let rung = false;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    sleep: async (ms: number) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = null;
      rung = false;
    },
  };
}
