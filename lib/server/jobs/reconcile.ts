import 'server-only';
import { startReadingLoop } from '@/lib/server/jobs/reading-loop';
import { hasRowsToReconcile, type ReconcileDeps, reconcileOnce } from '@/lib/server/jobs/reconcile-once';
import type { RunningJob } from '@/lib/server/jobs/running-job';

/** Settles rows without an answer until `stop`. Several servers share the work by a lease in the store. */
export function startReconcileJob(deps: ReconcileDeps): RunningJob {
  return startReadingLoop(deps, {
    lease: 'reconcile',
    failure: 'rows without an answer could not be read',
    look: async () => {
      if (!(await hasRowsToReconcile(deps))) return null;
      return async () => {
        await reconcileOnce(deps);
      };
    },
  });
}
