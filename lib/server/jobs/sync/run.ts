import 'server-only';
import { readScope, type ScopeName, saveScope } from '@/lib/server/db/queries/sync';
import type { Queryable } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { EnsError } from '@/lib/server/ens/errors';
import type { EnsClient } from '@/lib/server/ens/types';
import type { JobLog } from '@/lib/server/jobs/runtime/job';
import { keepLease, type Lease, READ_LEASE_TTL_MS } from '@/lib/server/jobs/runtime/lease';

/** Everything the sync works with, so that tests can give their own. `now` is epoch ms. */
export type SyncDeps = {
  store: Store;
  ens: EnsClient;
  config: { syncIntervalMs: number };
  log: JobLog;
  now: () => number;
};

/** One holder of the sync lease at work. */
export type SyncRun = SyncDeps & {
  lease: Lease;
  /** Region id → the vendor's name. */
  regionNames: ReadonlyMap<string, string>;
  /** Asked between pages: true = pause here, the rest is read later. */
  shouldPause: () => boolean;
};

export const SYNC_LEASE = 'sync';

/** Prolongs the run's lease. Throws LeaseLost. */
export async function keepSyncLease(
  db: Queryable,
  run: Pick<SyncRun, 'store' | 'lease' | 'now'>,
): Promise<void> {
  await keepLease(db, run, READ_LEASE_TTL_MS);
}

/** Why reading failed: a vendor Code or a word of ours, never free text. */
export type SyncFailure = { code: string; kind: string; retryAfterMs: number | null };

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

export function failureOf(error: unknown): SyncFailure {
  if (error instanceof EnsError) {
    return { code: error.code, kind: error.kind, retryAfterMs: error.retryAfterMs };
  }
  return { code: 'internal', kind: 'internal', retryAfterMs: null };
}

/** Wait (ms) before the next try: doubles with every failure in a row, and is never shorter than the cloud's hint. */
export function backoffMs(failuresBefore: number, hintMs: number | null): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(failuresBefore, 20), LONGEST_WAIT_MS);
  return Math.max(wait, hintMs ?? 0);
}

/** Stores the failure beside the data, which stays as it was. */
export async function recordFailure(deps: SyncDeps, scope: ScopeName, error: unknown): Promise<SyncFailure> {
  const failure = failureOf(error);
  const { db } = deps.store;
  const { failures } = await readScope(db, scope);
  const nowMs = deps.now();
  await saveScope(db, scope, {
    lastErrorCode: failure.code,
    lastErrorKind: failure.kind,
    lastErrorAtMs: nowMs,
    failures: failures + 1,
    retryAtMs: nowMs + backoffMs(failures, failure.retryAfterMs),
  });
  const fields = { scope, code: failure.code, kind: failure.kind };
  if (failure.kind === 'internal') deps.log.error({ ...fields, err: error }, 'sync failed');
  else deps.log.warn(fields, 'sync failed');
  return failure;
}

const NO_FAILURE = {
  lastErrorCode: null,
  lastErrorKind: null,
  lastErrorAtMs: null,
  failures: 0,
  retryAtMs: 0,
} as const;

/** Stores a success, which clears the failure. */
export async function recordSuccess(db: Queryable, scope: ScopeName, nowMs: number): Promise<void> {
  await saveScope(db, scope, { nextPage: 0, lastSuccessMs: nowMs, ...NO_FAILURE });
}

/** The cloud answers again, though not all of the scope was read. */
export async function clearFailure(db: Queryable, scope: ScopeName): Promise<void> {
  await saveScope(db, scope, NO_FAILURE);
}

/**
 * A text that both stores can keep: PostgreSQL refuses NUL, and a lone surrogate is no Unicode.
 * Longer ones end in "…" after `maxLength` characters.
 */
export function clip(text: string, maxLength: number): string {
  const clean = text.replaceAll('\0', '\uFFFD').toWellFormed();
  return clean.length <= maxLength ? clean : `${clean.slice(0, maxLength - 1).toWellFormed()}…`;
}

/** The texts of a JSON array that we stored; anything else is an empty list. */
export function parseTexts(json: string): string[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
