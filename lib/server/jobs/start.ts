import 'server-only';
import { installPeerStamp, requestServer } from '@/lib/server/auth/peer';
import { ConfigError, getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { embeddedFile } from '@/lib/server/db/store';
import { StoreRefusal } from '@/lib/server/db/store-refusal';
import { takeEmbeddedStore } from '@/lib/server/db/take-store';
import { installFrontDoor } from '@/lib/server/door/front-door';
import { getEnsClient } from '@/lib/server/ens/credentials';
import { startDispatchJob } from '@/lib/server/jobs/dispatch/dispatch';
import { startReconcileJob } from '@/lib/server/jobs/follow/reconcile';
import { startTrackJob } from '@/lib/server/jobs/follow/track';
import { startInventoryJob } from '@/lib/server/jobs/inventory/inventory';
import { startNotifyJob } from '@/lib/server/jobs/notify/notify';
import type { RunningJob } from '@/lib/server/jobs/runtime/job';
import { expireStaleLeases } from '@/lib/server/jobs/runtime/lease';
import { chargedReads } from '@/lib/server/jobs/runtime/reads';
import { startSyncJob } from '@/lib/server/jobs/sync/sync';
import { startAuditHeadJob } from '@/lib/server/jobs/upkeep/audit-head';
import { seedPolicy } from '@/lib/server/jobs/upkeep/seed-policy';
import { startDenialsJob, startExpireJob, startUpkeepJob } from '@/lib/server/jobs/upkeep/upkeep';
import { log } from '@/lib/server/log';
import { ignoreBrokenPipe } from '@/lib/server/log-output';
import { installSessionBudget } from '@/lib/server/reads/refuse-early';
import { flushTrails } from '@/lib/server/services/audit/trails';
import { systemContext } from '@/lib/server/services/request-context';
import { checkCanaries } from '@/lib/server/services/secrets/canary';
import { FIRST_USER_COMMAND, hasUsers } from '@/lib/server/services/users/read';
import { restateApprovalDays } from '@/lib/server/services/users/restate-approval-days';
import { logSetupWarnings } from '@/lib/server/setup-warnings';
import { nowMs } from '@/lib/time/clock';

declare global {
  // Next loads modules more than once; the jobs run once for each process.
  var redeployDeskJobs: RunningJob | undefined;
  /** Holds the requests that come before the front door stands (lib/cli/waiting-room.js). */
  var redeployDeskWaitingRoom: { open(): void } | undefined;
}

/**
 * Checks the settings, takes, checks and migrates the store and starts the jobs. Ends the process with code 1 when that
 * is not possible.
 */
export async function startServer(): Promise<void> {
  ignoreBrokenPipe([process.stdout, process.stderr]);
  installPeerStamp();
  installSessionBudget();
  try {
    logSetupWarnings(getConfig());
    installFrontDoor(getConfig());
    globalThis.redeployDeskWaitingRoom?.open();
    takeStore(getConfig().databaseUrl);
    await ensureMigrated();
    if (getStore().kind === 'libsql') await expireStaleLeases({ store: getStore() });
    await checkCanaries(getStore(), getConfig().notices.keyRing, nowMs());
    await seedPolicy({ store: getStore(), now: nowMs }, getConfig().approvalPolicy);
    const { oidc } = getConfig();
    if (oidc) await restateApprovalDays(systemContext(getStore()), oidc.approvalMs);
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

/** Starts sync, dispatch, track, reconcile, the inventory, expire, the refusals' numbers, upkeep, notices and the audit head; a second call gives the same running jobs. */
export function startJobs(): RunningJob {
  globalThis.redeployDeskJobs ??= startAll();
  return globalThis.redeployDeskJobs;
}

function startAll(): RunningJob {
  const plain = { store: getStore(), ens: getEnsClient(), config: getConfig(), log, now: nowMs };
  // The inventory reads what all others leave of the rate.
  const deps = { ...plain, ens: chargedReads(plain) };
  const jobs: RunningJob[] = [
    startSyncJob(deps),
    startDispatchJob(deps),
    startTrackJob(deps),
    startReconcileJob(deps),
    startInventoryJob(plain),
    startExpireJob(deps),
    startDenialsJob(deps),
    startUpkeepJob(deps),
    startNotifyJob({ ...deps, baseUrl: deps.config.baseUrl, notices: deps.config.notices }),
  ];
  const auditHead = startAuditHeadJob(deps);
  return {
    async stop() {
      const results = await Promise.allSettled(jobs.map((job) => job.stop()));
      await flushTrails(deps.store);
      // Last, so that the head which it writes to the log covers what the others have just written.
      results.push(...(await Promise.allSettled([auditHead.stop()])));
      for (const result of results) {
        if (result.status === 'rejected') log.error({ err: result.reason }, 'a job did not stop cleanly');
      }
    },
  };
}

/** The embedded store belongs to one server; PostgreSQL to any number. */
function takeStore(databaseUrl: string): void {
  const file = embeddedFile(databaseUrl);
  if (file === null) return;
  const { lock, checked, privacy } = takeEmbeddedStore(file);
  // The lock ends with the process anyway; this also takes the holder's name away.
  process.once('exit', lock.release);
  if (privacy.mended.length > 0) {
    log.warn(privacy, 'other users of this machine could read the store; now only this user can');
  }
  if (privacy.open) log.warn(privacy.open, 'other users of this machine can list the data folder');
  if (checked.unchecked.length > 0) {
    log.warn(
      checked,
      'the store is too big to be checked whole at the start; npm run backup checks all of it',
    );
  } else {
    log.info({ tookMs: checked.tookMs }, 'the store was checked');
  }
}

function refuseToStart(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  // Written for the person at the terminal; the log's JSON would hide the list.
  process.stderr.write(
    error instanceof ConfigError || error instanceof StoreRefusal
      ? `${reason}\n`
      : `The store cannot be used: ${reason}\n`,
  );
  process.exit(1);
}

/** A call to the vendor may take as long as its read time-out (30 s); nothing new starts meanwhile (ms). */
const STOP_LIMIT_MS = 35_000;
/** For requests that are being answered (ms). */
const ANSWER_LIMIT_MS = 5_000;
const EXIT_CUT_SHORT = 1;

/**
 * On SIGTERM or SIGINT: take no new requests, let the jobs finish what is in flight, then exit 0. Source: trust.md
 * §1.3 fault 28. `npm start` sets NEXT_MANUAL_SIG_HANDLE, else Next would exit on its own before the jobs have ended.
 */
export function stopOnSignals(jobs: RunningJob): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      void stop(jobs);
    });
  }
}

async function stop(jobs: RunningJob): Promise<void> {
  const limit = setTimeout(() => {
    log.error('the jobs did not stop in time; rows in flight will be read back as unknown');
    process.exit(EXIT_CUT_SHORT);
  }, STOP_LIMIT_MS);
  await Promise.all([jobs.stop(), closeServer()]);
  // Once more: requests were still answered while the jobs ended.
  await flushTrails(getStore());
  clearTimeout(limit);
  log.info('stopped');
  process.exit(0);
}

/** Resolves when the requests in flight have their answers, or after their limit. */
async function closeServer(): Promise<void> {
  const server = requestServer();
  if (!server) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ANSWER_LIMIT_MS).unref();
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
