import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { SyncStatus } from '@/lib/schemas/events';
import { listScopes, readCounter, readLeaseEnd, type ScopeRow } from '@/lib/server/db/queries/sync';
import { recordUse } from '@/lib/server/services/audit/trails';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { monotonicMs } from '@/lib/time/clock';

const EVERY_MS = 2_000;
/** The answer waits this long (ms), so that a small account comes back freshly read. */
const WAIT_MS = 1_500;

/**
 * Reads the open events now. No input.
 * Throws DeskError rate_limited when somebody did so within two seconds, unavailable `sync` when this process has no job.
 */
export async function runSyncNow(ctx: ServiceContext): Promise<SyncStatus> {
  requirePermission(ctx, 'sync.run');
  const job = getSyncJob();
  if (!job) throw new DeskError('unavailable', 'sync');
  const waitMs = takeRunNowTurn(monotonicMs(), EVERY_MS);
  if (waitMs > 0) throw new DeskError('rate_limited', 'sync', { retryAfterS: Math.ceil(waitMs / 1_000) });
  await recordUse(ctx, { action: 'sync.run', objectType: 'mirror', objectId: 'events', after: {} });
  await withinTime(job.runNow(), WAIT_MS);
  return getSyncStatus(ctx);
}

async function withinTime(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}

/** The name under which the job holds its lease while it reads. */
const LEASE = 'sync';
/** Whose failure is told first: without the open events the list is old; without names it is only less readable. */
const SCOPES_BY_WEIGHT = ['open', 'all', 'instances', 'regions'];

/** Scopes whose pages hold events. */
const READS_EVENTS = ['open', 'all'];

/** How old the mirror is, what is wrong with it, and whether it is read right now. No input. */
export async function getSyncStatus(ctx: ServiceContext): Promise<SyncStatus> {
  requirePermission(ctx, 'events.read');
  const { db } = ctx.store;
  const nowMs = ctx.now();
  const scopes = await listScopes(db);
  // The inventory has pages too, but of instances.
  const reading = scopes.filter(({ scope, nextPage }) => nextPage > 0 && READS_EVENTS.includes(scope));
  return {
    version: await readCounter(db, 'mirror'),
    syncedAtMs: scopes.find(({ scope }) => scope === 'open')?.lastSuccessMs ?? null,
    error: worstError(scopes),
    running: (await readLeaseEnd(db, LEASE)) > nowMs,
    eventsSeen: Math.max(0, ...reading.map(({ eventsSeen }) => eventsSeen)),
    intervalMs: getSyncJob()?.intervalMs ?? 0,
    serverNowMs: nowMs,
  };
}

function worstError(scopes: readonly ScopeRow[]): SyncStatus['error'] {
  const failed = SCOPES_BY_WEIGHT.flatMap((name) => scopes.filter(({ scope }) => scope === name)).find(
    ({ lastErrorCode }) => lastErrorCode !== null,
  );
  if (!failed || failed.lastErrorCode === null) return null;
  return {
    code: failed.lastErrorCode,
    kind: failed.lastErrorKind ?? 'internal',
    atMs: failed.lastErrorAtMs ?? 0,
  };
}

/** What services may ask of this process's sync job. They never import jobs; the job puts its handle here. */
export type SyncJobHandle = {
  intervalMs: number;
  /** Resolves when the open events were read once more, or could not be. */
  runNow(): Promise<void>;
};

type JobRegistry = { handle: SyncJobHandle | null; lastRunNowMs: number };

declare global {
  // On globalThis, because the bundler gives the job (instrumentation) and the routes copies of this module of their own.
  var deskSyncJob: JobRegistry | undefined;
}

function shelf(): JobRegistry {
  globalThis.deskSyncJob ??= { handle: null, lastRunNowMs: Number.NEGATIVE_INFINITY };
  return globalThis.deskSyncJob;
}

export function setSyncJob(handle: SyncJobHandle | null): void {
  shelf().handle = handle;
}

function getSyncJob(): SyncJobHandle | null {
  return shelf().handle;
}

/**
 * Takes the one turn that everybody shares.
 * @returns 0 when it was taken, else how long to wait (ms).
 */
function takeRunNowTurn(monotonicMs: number, everyMs: number): number {
  const place = shelf();
  const waitMs = place.lastRunNowMs + everyMs - monotonicMs;
  if (waitMs > 0) return waitMs;
  place.lastRunNowMs = monotonicMs;
  return 0;
}
