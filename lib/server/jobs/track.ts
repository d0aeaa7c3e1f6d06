import 'server-only';
import { randomUUID } from 'node:crypto';
import { pauseMs } from '@/lib/domain/pacing';
import { readCounter } from '@/lib/server/db/queries/counters';
import { EnsError } from '@/lib/server/ens/errors';
import { underLease } from '@/lib/server/jobs/lease-beat';
import { hasRowsToFollow, type TrackDeps, trackOnce } from '@/lib/server/jobs/track-once';

export type TrackJob = {
  /** Ends after the turn in progress. */
  stop(): Promise<void>;
};

const TRACK_LEASE = 'track';
/** How often rows are looked for whose turn it is; each row has gaps of its own (ms). */
const TURN_MS = 1_000;

/** Follows accepted and unknown rows until `stop`. Several servers share the work by a lease in the store. */
export function startTrackJob(deps: TrackDeps): TrackJob {
  const owner = randomUUID();
  let stopped = false;
  let failures = 0;
  let mirrorVersion = -1;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;

  async function turn(): Promise<void> {
    const version = await readCounter(deps.store.db, 'mirror');
    const askMirror = version !== mirrorVersion;
    if (!askMirror && !(await hasRowsToFollow(deps))) return;
    await underLease(deps, { name: TRACK_LEASE, owner }, async () => {
      await trackOnce(deps, { askMirror });
      mirrorVersion = version;
    });
  }

  async function turnAndRest(): Promise<void> {
    let restMs = TURN_MS;
    try {
      await turn();
      failures = 0;
    } catch (error) {
      restMs = restAfter(error, failures);
      failures += 1;
      const fields = error instanceof EnsError ? { code: error.code, kind: error.kind } : { err: error };
      deps.log.warn({ ...fields, restMs }, 'rows could not be followed');
    }
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

/** Reading is harmless, so every failure is tried again; the cloud's hint is honoured. */
function restAfter(error: unknown, failures: number): number {
  const hintMs = error instanceof EnsError ? error.retryAfterMs : null;
  return Math.max(TURN_MS, pauseMs('waiting_throttled', failures, hintMs));
}
