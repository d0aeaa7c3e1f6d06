import 'server-only';
import { randomUUID } from 'node:crypto';
import { pauseMs } from '@/lib/domain/pacing';
import type { Store } from '@/lib/server/db/store';
import { EnsError } from '@/lib/server/ens/errors';
import type { JobLog, RunningJob } from '@/lib/server/jobs/runtime/job';
import { type Lease, underLease } from '@/lib/server/jobs/runtime/lease';

/**
 * Turns of a job, the first at once, until `stop`, which ends after the turn in progress. `turn` never throws, and gives
 * how long the job rests after it (ms).
 */
export function startTurns(turn: () => Promise<number>): RunningJob {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void>;

  async function turnAndRest(): Promise<void> {
    const restMs = await turn();
    if (!stopped) timer = setTimeout(begin, restMs);
  }

  function begin(): void {
    working = turnAndRest();
  }

  begin();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}

type LoopDeps = { store: Store; log: JobLog; now: () => number };

export type ReadingLoop = {
  /** Name of the lease by which several servers share the work. */
  lease: string;
  /** What the log says when a turn has failed. */
  failure: string;
  /** One look whether there is work; what it gives does the work, under the lease. Null: nothing to do now. */
  look(): Promise<((lease: Lease) => Promise<void>) | null>;
};

/** How often rows are looked for whose turn it is; each row has gaps of its own (ms). */
const READING_TURN_MS = 1_000;

/** Turns of a job that only reads the cloud, until `stop`, which ends after the turn in progress. */
export function startReadingLoop(deps: LoopDeps, { lease: name, failure, look }: ReadingLoop): RunningJob {
  const owner = randomUUID();
  let failures = 0;

  async function turn(): Promise<void> {
    const work = await look();
    if (!work) return;
    await underLease(deps, { name, owner }, work);
  }

  return startTurns(async () => {
    try {
      await turn();
      failures = 0;
      return READING_TURN_MS;
    } catch (error) {
      const restMs = restAfter(error, failures);
      failures += 1;
      const fields = error instanceof EnsError ? { code: error.code, kind: error.kind } : { err: error };
      deps.log.warn({ ...fields, restMs }, failure);
      return restMs;
    }
  });
}

/** Reading is harmless, so every failure is tried again; the cloud's hint is honoured. */
function restAfter(error: unknown, failures: number): number {
  const hintMs = error instanceof EnsError ? error.retryAfterMs : null;
  return Math.max(READING_TURN_MS, pauseMs('waiting_throttled', failures, hintMs));
}
