import 'server-only';
import { deleteOldSelections } from '@/lib/server/db/queries/selections';
import type { Store } from '@/lib/server/db/store';
import type { JobLog } from '@/lib/server/jobs/dispatch-deps';
import type { RunningJob } from '@/lib/server/jobs/running-job';
import { startTurns } from '@/lib/server/jobs/turns';
import { removeEndedSessions } from '@/lib/server/services/users/limit-sessions';

/** Nothing waits for it; so late may a row go that nobody can use any more (ms). */
const TURN_MS = 60_000;
/** A frozen selection is for the plan that is made next, not for tomorrow (ms). */
const SELECTION_LIFE_MS = 24 * 60 * 60_000;

export type UpkeepDeps = { store: Store; log: JobLog; now: () => number };

/** Removes what has had its time, until `stop`: frozen selections and sessions. Any number of servers may do it. */
export function startUpkeepJob(deps: UpkeepDeps): RunningJob {
  return startTurns(async () => {
    try {
      await upkeepOnce(deps);
    } catch (error) {
      deps.log.warn({ err: error }, 'upkeep failed; the next turn tries again');
    }
    return TURN_MS;
  });
}

/** One turn. */
export async function upkeepOnce({ store, log, now }: UpkeepDeps): Promise<void> {
  const selections = await deleteOldSelections(store.db, now() - SELECTION_LIFE_MS);
  const sessions = await removeEndedSessions(store, now());
  if (selections + sessions > 0) log.info({ selections, sessions }, 'what had had its time was removed');
}
