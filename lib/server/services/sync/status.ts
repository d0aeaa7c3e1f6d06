import 'server-only';
import type { SyncStatus } from '@/lib/schemas/events';
import { readCounter } from '@/lib/server/db/queries/counters';
import { listScopes, readLeaseEnd, type ScopeRow } from '@/lib/server/db/queries/sync-scopes';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { getSyncJob } from '@/lib/server/services/sync/job-handle';

/** The name under which the job holds its lease while it reads. */
const LEASE = 'sync';
/** Whose failure is told first: without the open events the list is old; without names it is only less readable. */
const SCOPES_BY_WEIGHT = ['open', 'all', 'instances', 'regions'];

/** How old the mirror is, what is wrong with it, and whether it is read right now. No input. */
export async function getSyncStatus(ctx: ServiceContext): Promise<SyncStatus> {
  requirePermission(ctx, 'events.read');
  const { db } = ctx.store;
  const nowMs = ctx.now();
  const scopes = await listScopes(db);
  const reading = scopes.filter(({ nextPage }) => nextPage > 0);
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
