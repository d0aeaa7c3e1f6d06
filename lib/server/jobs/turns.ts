import 'server-only';
import type { RunningJob } from '@/lib/server/jobs/running-job';

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
