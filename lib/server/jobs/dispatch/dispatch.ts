import 'server-only';
import { randomUUID } from 'node:crypto';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { CallsUnderWay } from '@/lib/server/jobs/dispatch/calls-under-way';
import type { DispatchDeps } from '@/lib/server/jobs/dispatch/run';
import { claimNext, hasWork, sendCall, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { type Lease, LeaseLost, releaseLease } from '@/lib/server/jobs/runtime/lease';
import { onDispatchWake } from '@/lib/server/services/batches/dispatch-wake';
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
      await releaseLease(deps.store, lease);
    }
  }

  /**
   * Claims one call after the other while there are places on the wire. Ends when the answers of all are stored.
   * A place is free when the answer is here; what it says is stored beside the next calls.
   */
  async function sendAll(lease: Lease): Promise<number> {
    const dispatchRun = { ...deps, lease };
    const calls = new CallsUnderWay(deps.config.callsInFlight, alarm.ring);
    const failures: unknown[] = [];
    try {
      while (!stopped && failures.length === 0) {
        if (!calls.hasPlace()) {
          await alarm.sleep(IDLE_MS);
          continue;
        }
        const step = await claimNext(dispatchRun, calls);
        if (step.kind === 'claimed') {
          const { call } = step;
          calls.begin(
            call.id,
            (heard) => sendCall(dispatchRun, call, heard),
            (error) => void failures.push(error),
          );
        }
        if (step.kind === 'claimed' || step.kind === 'nothing_left') continue;
        const isShort =
          step.kind === 'wait' && step.untilMs !== null && step.untilMs - deps.now() <= SHORT_WAIT_MS;
        if (calls.size === 0 && !isShort) return restMs(step);
        await alarm.sleep(restMs(step));
      }
    } finally {
      await calls.allOver();
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
        if (error instanceof LeaseLost) {
          deps.log.warn({}, 'another server has taken over the sending');
        } else {
          deps.log.error({ err: error }, 'the dispatcher could not work');
        }
        return IDLE_MS;
      });
      if (!stopped) await alarm.sleep(waitMs);
    }
  }

  const silence = onDispatchWake(alarm.ring);
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
