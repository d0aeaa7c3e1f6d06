import 'server-only';
import { readCounter } from '@/lib/server/db/queries/counters';
import { pacedReads } from '@/lib/server/jobs/paced-reads';
import { startReadingLoop } from '@/lib/server/jobs/reading-loop';
import type { RunningJob } from '@/lib/server/jobs/running-job';
import { hasRowsToFollow, type TrackDeps, trackOnce } from '@/lib/server/jobs/track-once';

/** Follows accepted and unknown rows until `stop`. Several servers share the work by a lease in the store. */
export function startTrackJob(given: TrackDeps & { config: { readsPerSecond: number } }): RunningJob {
  const deps = { ...given, ens: pacedReads(given) };
  let mirrorVersion = -1;
  return startReadingLoop(deps, {
    lease: 'track',
    failure: 'rows could not be followed',
    look: async () => {
      const version = await readCounter(deps.store.db, 'mirror');
      const askMirror = version !== mirrorVersion;
      if (!askMirror && !(await hasRowsToFollow(deps))) return null;
      return async () => {
        await trackOnce(deps, { askMirror });
        mirrorVersion = version;
      };
    },
  });
}
