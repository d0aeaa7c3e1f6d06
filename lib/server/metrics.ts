import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { isDirectLoopback } from '@/lib/server/auth/peer';
import { readFigures } from '@/lib/server/db/queries/figures';
import type { Database } from '@/lib/server/db/schema';

declare global {
  // Default metrics start observers; once for each process, though Next loads modules more than once.
  var redeployDeskMetrics: ReturnType<typeof createMetrics> | undefined;
}

function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    registry,
    events: gauge('desk_events', 'Events in the mirror', ['status', 'level']),
    oldest: gauge(
      'desk_oldest_unhandled_event_age_seconds',
      'Age of the oldest redeployable event that is in no batch',
    ),
    rows: gauge('desk_batch_rows', 'Rows of submitted batches', ['outcome']),
    calls: gauge('desk_calls', 'Calls of BatchEventRedeployInstance', ['result']),
    syncAge: gauge('desk_sync_age_seconds', 'Time since the last successful read of the unfinished events'),
  };
}

/** All figures in the Prometheus text format. Counted from the store, so every server of it reports the same. */
export async function renderMetrics(
  db: Database,
  nowMs: number,
): Promise<{ body: string; contentType: string }> {
  globalThis.redeployDeskMetrics ??= createMetrics();
  const { registry, events, oldest, rows, calls, syncAge } = globalThis.redeployDeskMetrics;
  const figures = await readFigures(db);
  for (const gauge of [events, oldest, rows, calls, syncAge]) gauge.reset();
  for (const { status, level, count } of figures.events) events.set({ status, level }, count);
  for (const { outcome, count } of figures.rows) rows.set({ outcome: outcome ?? 'draft' }, count);
  for (const { state, count } of figures.calls) calls.set({ result: state }, count);
  const ageS = (atMs: number) => Math.max(0, (nowMs - atMs) / 1000);
  if (figures.oldestUnhandledMs !== null) oldest.set(ageS(figures.oldestUnhandledMs));
  if (figures.lastSyncMs !== null) syncAge.set(ageS(figures.lastSyncMs));
  return { body: await registry.metrics(), contentType: registry.contentType };
}

/** The holder of METRICS_TOKEN (`Authorization: Bearer …`), or a program on this machine that came without a proxy. */
export function mayReadMetrics(headers: Headers, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (given !== undefined) return token !== null && sameText(given, token);
  return isDirectLoopback(headers);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
