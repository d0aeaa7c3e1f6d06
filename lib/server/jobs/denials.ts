import 'server-only';
import type { RunningJob } from '@/lib/server/jobs/running-job';
import { startTurns } from '@/lib/server/jobs/turns';
import { denials } from '@/lib/server/services/audit/denials';

/** So late may the number of a minute's refusals come into the trail (ms). */
const TURN_MS = 10_000;

/** Writes how many requests were refused in a minute, once it is over, and what is left at the end. */
export function startDenialsJob(deps: { now: () => number }): RunningJob {
  const turns = startTurns(async () => {
    await denials().flush(deps.now());
    return TURN_MS;
  });
  return {
    stop: async () => {
      await turns.stop();
      await denials().flush(deps.now(), true);
    },
  };
}
