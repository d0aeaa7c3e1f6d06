import 'server-only';
import { randomUUID } from 'node:crypto';
import { pauseMs } from '@/lib/domain/pacing';
import { EnsError } from '@/lib/server/ens/errors';
import { underLease } from '@/lib/server/jobs/lease-beat';
import { hasRowsToReconcile, type ReconcileDeps, reconcileOnce } from '@/lib/server/jobs/reconcile-once';
import type { RunningJob } from '@/lib/server/jobs/running-job';

const RECONCILE_LEASE = 'reconcile';
/** How often rows are looked for whose turn it is; each row has gaps of its own (ms). */
const TURN_MS = 1_000;

/** Settles rows without an answer until `stop`. Several servers share the work by a lease in the store. */
export function startReconcileJob(deps: ReconcileDeps): RunningJob {
  const owner = randomUUID();
  let stopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;

  async function turn(): Promise<void> {
    if (!(await hasRowsToReconcile(deps))) return;
    await underLease(deps, { name: RECONCILE_LEASE, owner }, async () => {
      await reconcileOnce(deps);
    });
  }

  async function turnAndRest(): Promise<void> {
    let restMs = TURN_MS;
    try {
      await turn();
      failures = 0;
    } catch (error) {
      // Reading is harmless, so every failure is tried again; the cloud's hint is honoured.
      const hintMs = error instanceof EnsError ? error.retryAfterMs : null;
      restMs = Math.max(TURN_MS, pauseMs('waiting_throttled', failures, hintMs));
      failures += 1;
      const fields = error instanceof EnsError ? { code: error.code, kind: error.kind } : { err: error };
      deps.log.warn({ ...fields, restMs }, 'rows without an answer could not be read');
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
