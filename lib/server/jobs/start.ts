import 'server-only';
import { installPeerStamp } from '@/lib/server/auth/peer';
import { ConfigError, getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { getEnsClient } from '@/lib/server/ens/get-client';
import { startDispatchJob } from '@/lib/server/jobs/dispatch';
import { startExpireJob } from '@/lib/server/jobs/expire';
import type { RunningJob } from '@/lib/server/jobs/running-job';
import { seedPolicy } from '@/lib/server/jobs/seed-policy';
import { stopOnSignals } from '@/lib/server/jobs/shutdown';
import { startSyncJob } from '@/lib/server/jobs/sync';
import { startTrackJob } from '@/lib/server/jobs/track';
import { log } from '@/lib/server/log';
import { FIRST_USER_COMMAND, hasUsers } from '@/lib/server/services/users/has-users';
import { nowMs } from '@/lib/time/clock';

declare global {
  // Next loads modules more than once; the jobs run once for each process.
  var redeployDeskJobs: RunningJob | undefined;
}

/** Checks the settings, migrates the store and starts the jobs. Ends the process with code 1 when that is not possible. */
export async function startServer(): Promise<void> {
  installPeerStamp();
  try {
    getConfig();
    await ensureMigrated();
    await seedPolicy({ store: getStore(), now: nowMs }, getConfig().approvalPolicy);
    if (!(await hasUsers())) {
      log.warn(
        { command: FIRST_USER_COMMAND },
        'nobody can sign in yet; add the first user with the command',
      );
    }
  } catch (error) {
    refuseToStart(error);
  }
  stopOnSignals(startJobs());
}

/** Starts sync, dispatch, track and expire; a second call gives the same running jobs. */
export function startJobs(): RunningJob {
  globalThis.redeployDeskJobs ??= startAll();
  return globalThis.redeployDeskJobs;
}

function startAll(): RunningJob {
  const deps = { store: getStore(), ens: getEnsClient(), config: getConfig(), log, now: nowMs };
  const jobs: RunningJob[] = [
    startSyncJob(deps),
    startDispatchJob(deps),
    startTrackJob(deps),
    startExpireJob(deps),
  ];
  return {
    async stop() {
      const results = await Promise.allSettled(jobs.map((job) => job.stop()));
      for (const result of results) {
        if (result.status === 'rejected') log.error({ err: result.reason }, 'a job did not stop cleanly');
      }
    },
  };
}

function refuseToStart(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  // Written for the person at the terminal; the log's JSON would hide the list.
  process.stderr.write(
    error instanceof ConfigError ? `${reason}\n` : `The store cannot be used: ${reason}\n`,
  );
  process.exit(1);
}
