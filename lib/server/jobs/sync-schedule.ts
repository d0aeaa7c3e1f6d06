import 'server-only';
import type { ScopeRow } from '@/lib/server/db/queries/sync-scopes';
import type { ReadScope } from '@/lib/server/jobs/sync-scope-run';

const ALL_EVERY_AT_LEAST_MS = 5 * 60_000;
const ALL_EVERY_INTERVALS = 10;

export type Schedule = { open: ScopeRow; all: ScopeRow; intervalMs: number };

/** When a scope is to be read next (epoch ms): a run that is left over at once, after a failure not before its wait. */
export function dueAt(scope: ReadScope, { open, all, intervalMs }: Schedule): number {
  const row = scope === 'open' ? open : all;
  if (row.nextPage > 0 || row.lastSuccessMs === null) return row.retryAtMs;
  const everyMs =
    scope === 'open' ? intervalMs : Math.max(ALL_EVERY_AT_LEAST_MS, intervalMs * ALL_EVERY_INTERVALS);
  // A pause as long as the run itself: in a huge account the open events must leave time to read the others.
  const restMs = Math.max(row.lastSuccessMs - row.runStartedAtMs, 0);
  return Math.max(row.runStartedAtMs + everyMs, row.lastSuccessMs + restMs, row.retryAtMs);
}

/** The scope to read now, or null. The open events go first: they are what people wait for. */
export function nextScope(
  schedule: Schedule,
  nowMs: number,
  forced: { open: boolean; all: boolean },
): ReadScope | null {
  if (forced.open && !isThrottled(schedule.open, nowMs)) return 'open';
  if (dueAt('open', schedule) <= nowMs) return 'open';
  if (dueAt('all', schedule) <= nowMs) return 'all';
  return forced.all && schedule.all.retryAtMs <= nowMs ? 'all' : null;
}

/** The cloud has asked for a pause: not even a person may break it. */
function isThrottled(row: ScopeRow, nowMs: number): boolean {
  return row.lastErrorKind === 'throttled' && row.retryAtMs > nowMs;
}
