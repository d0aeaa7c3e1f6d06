import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { PHASES } from '@/lib/domain/outcomes';
import { isDirectLoopback } from '@/lib/server/auth/peer';
import { readFigures, readNoticeFigures, readSendingFigures } from '@/lib/server/db/queries/figures';
import { everyRow } from '@/lib/server/db/queries/outcomes';
import { countOutcomesByPhase } from '@/lib/server/db/queries/outcomes-counts';
import { readThresholds } from '@/lib/server/db/queries/outcomes-runs';
import type { Database } from '@/lib/server/db/schema';
import { getOutcomeSettings } from '@/lib/server/outcome-config';

declare global {
  // Default metrics start observers; once for each process, though Next loads modules more than once.
  var redeployDeskMetrics: ReturnType<typeof createMetrics> | undefined;
}

/** Every name is explained in docs/operations.md, "Metrics and alerts". */
function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const gauges = {
    events: gauge('desk_events', 'Events in the mirror', ['status', 'level']),
    oldest: gauge(
      'desk_oldest_unhandled_event_age_seconds',
      'Age of the oldest redeployable event that is in no batch',
    ),
    rows: gauge('desk_batch_rows', 'Rows of submitted batches', ['outcome']),
    phases: gauge(
      'desk_rows_phase',
      'Ordered rows by phase; those that need a person until it is acknowledged',
      ['phase'],
    ),
    unknown: gauge('desk_unknown_rows', 'Rows without an answer', ['settling']),
    undecided: gauge(
      'desk_oldest_undecided_row_age_seconds',
      'How long the row that waits longest for a decision has waited',
    ),
    calls: gauge('desk_calls', 'Calls of BatchEventRedeployInstance', ['result']),
    syncAge: gauge('desk_sync_age_seconds', 'Time since the last successful read of the unfinished events'),
    inventoryAge: gauge(
      'desk_inventory_age_seconds',
      'Time since the last complete reading of all instances',
    ),
    due: gauge('desk_dispatcher_due_rows', 'Queued rows that may be sent now'),
    lag: gauge(
      'desk_dispatcher_lag_seconds',
      'How long rows that may be sent have waited without anything being sent of their batch',
    ),
    pause: gauge('desk_dispatcher_pause_seconds', 'How long sending still rests, and why', ['reason']),
    dueInFreeze: gauge(
      'desk_due_in_freeze',
      'Events on which the cloud acts inside a freeze, in no batch and without an answer',
    ),
    notices: gauge('desk_notices', 'Messages to channels', ['state']),
    broken: gauge('desk_channel_broken', 'Channels that refused for good (1) and others (0)', ['channel']),
    noticeAge: gauge('desk_notice_oldest_age_seconds', 'How long the oldest message or notice is overdue'),
    leases: gauge('desk_lease_held', 'Jobs that a server does at this moment (1)', ['lease', 'holder']),
    fences: gauge('desk_lease_fence', 'How often the lease was taken', ['lease']),
  };
  return { registry, gauges };
}

/**
 * All figures in the Prometheus text format. Counted from the store, so every server of it reports the same.
 * @param counts what services count, not SQL alone
 */
export async function renderMetrics(
  db: Database,
  nowMs: number,
  counts: { dueInFreeze: number } = { dueInFreeze: 0 },
): Promise<{ body: string; contentType: string }> {
  globalThis.redeployDeskMetrics ??= createMetrics();
  const { registry, gauges } = globalThis.redeployDeskMetrics;
  const [figures, sending] = [await readFigures(db), await readSendingFigures(db, nowMs)];
  const thresholds = await readThresholds(db, getOutcomeSettings(), nowMs);
  const phases = await countOutcomesByPhase(db, { nowMs, thresholds }, everyRow(null), nowMs);
  for (const gauge of Object.values(gauges)) gauge.reset();
  const ageS = (atMs: number) => Math.max(0, (nowMs - atMs) / 1000);
  for (const { status, level, count } of figures.events) gauges.events.set({ status, level }, count);
  for (const { outcome, count } of figures.rows) gauges.rows.set({ outcome: outcome ?? 'draft' }, count);
  for (const { state, count } of figures.calls) gauges.calls.set({ result: state }, count);
  if (figures.oldestUnhandledMs !== null) gauges.oldest.set(ageS(figures.oldestUnhandledMs));
  // Never read is infinitely old: a 0 would look like all is well.
  const readAgeS = (atMs: number | null) => (atMs === null ? Number.POSITIVE_INFINITY : ageS(atMs));
  gauges.syncAge.set(readAgeS(figures.lastSyncMs));
  gauges.inventoryAge.set(readAgeS(figures.lastInventoryMs));
  for (const [settling, count] of Object.entries(sending.unknown)) gauges.unknown.set({ settling }, count);
  for (const phase of PHASES) gauges.phases.set({ phase }, phases[phase]);
  if (sending.undecidedSinceMs !== null) gauges.undecided.set(ageS(sending.undecidedSinceMs));
  gauges.due.set(sending.dueRows);
  gauges.lag.set(sending.waitingSinceMs === null ? 0 : ageS(sending.waitingSinceMs));
  if (sending.pause) {
    gauges.pause.set({ reason: sending.pause.reason }, (sending.pause.untilMs - nowMs) / 1000);
  }
  gauges.dueInFreeze.set(counts.dueInFreeze);
  const told = await readNoticeFigures(db, nowMs);
  for (const { state, count } of told.states) gauges.notices.set({ state }, Number(count));
  for (const { id, brokenAtMs } of told.channels)
    gauges.broken.set({ channel: id }, brokenAtMs === null ? 0 : 1);
  gauges.noticeAge.set(told.oldestMs === null ? 0 : ageS(told.oldestMs));
  for (const { name, owner, fence, isHeld } of sending.leases) {
    if (isHeld) gauges.leases.set({ lease: name, holder: owner }, 1);
    gauges.fences.set({ lease: name }, fence);
  }
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
