import 'server-only';
import { sql } from 'kysely';
import { DeskError } from '@/lib/domain/errors';
import { getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { SENDABLE_STATES } from '@/lib/server/db/queries/batch-rows-send';
import type { Store } from '@/lib/server/db/store';
import { hasRoom, type TroubleReason } from '@/lib/server/db/store-trouble';
import { log } from '@/lib/server/log';
import { mayReadMetrics, renderMetrics } from '@/lib/server/metrics';
import { newCorrelationId } from '@/lib/server/services/request-context';
import { problemResponse } from '@/lib/server/services/run-read';
import { countDueInFreeze } from '@/lib/server/services/schedule/due-in-freeze';
import { nowMs } from '@/lib/time/clock';

/** A name from a fixed list; says nothing of hosts, paths or keys. */
export type HealthReason =
  | 'ok'
  | 'unreachable'
  | TroubleReason
  | 'never_synced'
  | 'stale'
  | 'failing'
  | 'paused'
  | 'stalled'
  | 'unknown';
export type HealthCheck = { ok: boolean; reason: HealthReason; ageMs?: number };

export type Health = {
  status: 'ok' | 'degraded' | 'down';
  /** The process answers. */
  live: true;
  /** It can serve people: the store answers and can be written. */
  ready: boolean;
  checks: { store: HealthCheck; sync: HealthCheck; dispatcher: HealthCheck };
};

type HealthDeps = { store: Store; syncIntervalMs: number; nowMs: number };

/** The mirror is stale after this many intervals without a successful read, but not before a minute has passed. */
const STALE_INTERVALS = 4;
const STALE_AT_LEAST_MS = 60_000;
/** A row that may be sent and still waits after this long means that nobody sends (ms). */
const STALLED_AFTER_MS = 120_000;

const UNKNOWN: HealthCheck = { ok: false, reason: 'unknown' };
const OK: HealthCheck = { ok: true, reason: 'ok' };

/** How the desk is, without secrets and without asking the vendor. Never throws. */
export async function checkHealth(deps: HealthDeps): Promise<Health> {
  try {
    await sql`select 1`.execute(deps.store.db);
  } catch (error) {
    log.error({ err: error }, 'health: the store cannot be read');
    return down('unreachable');
  }
  const trouble = await findTrouble(deps.store);
  if (trouble) return down(trouble);
  const [sync, dispatcher] = await Promise.all([guarded(checkSync(deps)), guarded(checkDispatcher(deps))]);
  const status = sync.ok && dispatcher.ok ? 'ok' : 'degraded';
  return { status, live: true, ready: true, checks: { store: OK, sync, dispatcher } };
}

function down(reason: HealthReason): Health {
  const store: HealthCheck = { ok: false, reason };
  return { status: 'down', live: true, ready: false, checks: { store, sync: UNKNOWN, dispatcher: UNKNOWN } };
}

/** Why the store cannot be written, or a call not be stored; null = nothing known. */
export async function findTrouble(store: Store): Promise<TroubleReason | null> {
  return (await store.trouble.ask()) ?? (hasRoom(store.file) ? null : 'disk_full');
}

async function guarded(check: Promise<HealthCheck>): Promise<HealthCheck> {
  try {
    return await check;
  } catch (error) {
    log.error({ err: error }, 'health: a check failed');
    return UNKNOWN;
  }
}

async function checkSync({ store, syncIntervalMs, nowMs }: HealthDeps): Promise<HealthCheck> {
  const scope = await store.db
    .selectFrom('syncScopes')
    .select(['lastSuccessMs', 'lastErrorAtMs'])
    .where('scope', '=', 'open')
    .executeTakeFirst();
  if (!scope || scope.lastSuccessMs === null) {
    return { ok: false, reason: scope?.lastErrorAtMs ? 'failing' : 'never_synced' };
  }
  const ageMs = Math.max(0, nowMs - scope.lastSuccessMs);
  if (ageMs <= Math.max(STALE_AT_LEAST_MS, STALE_INTERVALS * syncIntervalMs)) return { ...OK, ageMs };
  return { ok: false, reason: (scope.lastErrorAtMs ?? 0) > scope.lastSuccessMs ? 'failing' : 'stale', ageMs };
}

async function checkDispatcher({ store, nowMs }: HealthDeps): Promise<HealthCheck> {
  const paused = await store.db
    .selectFrom('rateBudgets')
    .select('name')
    .where('pausedUntilMs', '>', nowMs)
    .executeTakeFirst();
  if (paused) return { ok: false, reason: 'paused' };
  const waiting = await store.db
    .selectFrom('batchRows')
    .innerJoin('batches', 'batches.id', 'batchRows.batchId')
    .select('batchRows.id')
    .where('batchRows.outcome', '=', 'queued')
    .where('batchRows.notBeforeSendMs', '<', nowMs - STALLED_AFTER_MS)
    .where('batchRows.updatedAtMs', '<', nowMs - STALLED_AFTER_MS)
    .where('batches.updatedAtMs', '<', nowMs - STALLED_AFTER_MS)
    .where('batches.state', 'in', SENDABLE_STATES)
    .executeTakeFirst();
  return waiting ? { ok: false, reason: 'stalled' } : OK;
}

/** `/api/health`: 200 when people can be served (even if the mirror is behind), else 503. Open to all: holds no secret. */
export async function answerHealth(): Promise<Response> {
  const { syncIntervalMs } = getConfig();
  const health = await checkHealth({ store: getStore(), syncIntervalMs, nowMs: nowMs() });
  return Response.json(health, {
    status: health.ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

/** `/api/metrics`: Prometheus text for the holder of METRICS_TOKEN or a program on this machine; 403 for others. */
export async function answerMetrics(request: Request): Promise<Response> {
  try {
    if (!mayReadMetrics(request.headers, getConfig().metricsToken))
      throw new DeskError('forbidden', 'metrics');
    await ensureMigrated();
    const { aside } = getStore();
    const { count } = await countDueInFreeze(aside, { limit: null, nowMs: nowMs() });
    const { body, contentType } = await renderMetrics(aside, nowMs(), { dueInFreeze: count });
    return new Response(body, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problemResponse(error, newCorrelationId());
  }
}
