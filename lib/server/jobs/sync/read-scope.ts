import 'server-only';
import { randomUUID } from 'node:crypto';
import { listUnseen, markGone } from '@/lib/server/db/queries/events-mirror';
import { raiseCounter, readScope, saveScope } from '@/lib/server/db/queries/sync';
import { describeEvents, isLastPage } from '@/lib/server/ens/describe';
import type { CloudEvent } from '@/lib/server/ens/types';
import { LeaseLost } from '@/lib/server/jobs/runtime/lease';
import { lookUpInstances } from '@/lib/server/jobs/sync/look-up';
import {
  keepSyncLease,
  recordFailure,
  recordSuccess,
  type SyncFailure,
  type SyncRun,
} from '@/lib/server/jobs/sync/run';
import { storePage } from '@/lib/server/jobs/sync/store-page';
import { withTransaction } from '@/lib/server/services/context';

export type ReadScope = 'open' | 'all';

/** Statuses of events that are not finished, as the filter of scope `open`. */
const OPEN_STATUSES = ['Inquiring', 'Scheduled', 'Executing'] as const;
/** A run that stood still longer than this (ms) begins again: its first pages are too old. */
const RESUME_WITHIN_MS = 60 * 60_000;
/** Missing events that a run of the open ones looks after itself; more are left to a run of all. */
const OPEN_UNSEEN_LIMIT = 1_000;

/** `paused`: pages are left, stored where. `failed`: stored with the reason. `lost`: another server goes on. */
export type ScopeResult = {
  state: 'complete' | 'paused' | 'failed' | 'lost';
  pages: number;
  changed: boolean;
  failure: SyncFailure | null;
  /** Some events that vanished from the open ones were not looked after. */
  unseenLeft: boolean;
};

type Progress = { runId: string; startedAtMs: number; nextPage: number; eventsSeen: number };

/** Reads one scope from where it stopped, or from the start. Never throws: failures are stored and returned. */
export async function runScope(run: SyncRun, scope: ReadScope): Promise<ScopeResult> {
  const result: ScopeResult = {
    state: 'complete',
    pages: 0,
    changed: false,
    failure: null,
    unseenLeft: false,
  };
  try {
    const progress = await beginOrResume(run, scope);
    if (await readPages(run, scope, progress, result)) {
      await finish(run, scope, progress, result);
    } else {
      result.state = 'paused';
    }
  } catch (error) {
    if (error instanceof LeaseLost) {
      result.state = 'lost';
    } else {
      result.state = 'failed';
      result.failure = await recordFailure(run, scope, error);
    }
  }
  return result;
}

async function beginOrResume(run: SyncRun, scope: ReadScope): Promise<Progress> {
  const { db } = run.store;
  const known = await readScope(db, scope);
  const ageMs = run.now() - known.runStartedAtMs;
  if (known.nextPage > 0 && ageMs >= 0 && ageMs < RESUME_WITHIN_MS) {
    const { runId, runStartedAtMs: startedAtMs, nextPage, eventsSeen } = known;
    return { runId, startedAtMs, nextPage, eventsSeen };
  }
  const runId = randomUUID();
  const runStartedAtMs = run.now();
  await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    await saveScope(tx, scope, { runId, nextPage: 1, runStartedAtMs, eventsSeen: 0 });
  });
  return { runId, startedAtMs: runStartedAtMs, nextPage: 1, eventsSeen: 0 };
}

/** True when the last page was read. Pages shift meanwhile: twice is harmless, missed ones are read again at the end. */
async function readPages(
  run: SyncRun,
  scope: ReadScope,
  progress: Progress,
  result: ScopeResult,
): Promise<boolean> {
  for (let pageNumber = progress.nextPage; ; pageNumber++) {
    if (run.shouldPause()) return false;
    const filter = scope === 'open' ? { eventStatus: OPEN_STATUSES } : {};
    const page = await describeEvents(run.ens, { ...filter, pageNumber });
    if (page.unreadable > 0)
      run.log.warn({ unreadable: page.unreadable }, 'events without ids were left out');
    const lookup = await lookUpInstances(run, page.events);
    progress.eventsSeen += page.events.length;
    const stored = await storePage(run, {
      runId: progress.runId,
      events: page.events,
      lookup,
      progress: { scope, nextPage: pageNumber + 1, eventsSeen: progress.eventsSeen },
    });
    result.pages += 1;
    result.changed ||= stored.changed;
    if (isLastPage(page, pageNumber)) return true;
  }
}

async function finish(
  run: SyncRun,
  scope: ReadScope,
  progress: Progress,
  result: ScopeResult,
): Promise<void> {
  const reread = await rereadUnseen(run, {
    run: progress,
    statuses: scope === 'open' ? OPEN_STATUSES : null,
    marksGone: scope === 'all',
    limit: scope === 'open' ? OPEN_UNSEEN_LIMIT : Number.POSITIVE_INFINITY,
  });
  result.changed ||= reread.changed;
  result.unseenLeft = reread.left;
  await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    await recordSuccess(tx, scope, run.now());
  });
}

/** Events asked for in one call by their ResourceIds: some 3 KB of URL. */
const CHUNK = 100;

export type UnseenRequest = {
  run: { runId: string; startedAtMs: number };
  /** Statuses of the mirror to look after; null = any. */
  statuses: readonly string[] | null;
  /** Mark those that the cloud does not know by their resource either. */
  marksGone: boolean;
  /** At most so many events. */
  limit: number;
};

/**
 * Reads again, by resource, the events that a complete run should have seen and did not: finished ones, and those
 * that slipped from page to page while it read. Returns whether something changed and whether some were left out.
 */
async function rereadUnseen(
  run: SyncRun,
  request: UnseenRequest,
): Promise<{ changed: boolean; left: boolean }> {
  const { runId, startedAtMs } = request.run;
  let changed = false;
  let afterKey = '';
  for (let asked = 0; asked < request.limit; asked += CHUNK) {
    const unseen = await listUnseen(
      run.store.db,
      { runId, startedAtMs, statuses: request.statuses },
      afterKey,
      CHUNK,
    );
    const last = unseen.at(-1);
    if (!last) return { changed, left: false };
    afterKey = last.key;
    const resourceIds = [...new Set(unseen.map(({ resourceId }) => resourceId))];
    for await (const events of pagesByResource(run, resourceIds)) {
      const lookup = await lookUpInstances(run, events);
      const stored = await storePage(run, { runId, events, lookup, progress: null });
      changed ||= stored.changed;
    }
    const keys = unseen.map(({ key }) => key);
    if (request.marksGone && (await storeGone(run, keys, runId))) changed = true;
  }
  return { changed, left: true };
}

async function* pagesByResource(run: SyncRun, resourceIds: readonly string[]): AsyncGenerator<CloudEvent[]> {
  for (let pageNumber = 1; ; pageNumber++) {
    const page = await describeEvents(run.ens, { resourceIds, pageNumber });
    yield page.events;
    if (isLastPage(page, pageNumber)) return;
  }
}

async function storeGone(run: SyncRun, keys: readonly string[], runId: string): Promise<boolean> {
  return withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    const marked = await markGone(tx, keys, { runId, goneAtMs: run.now() });
    if (marked > 0) await raiseCounter(tx, 'mirror');
    return marked > 0;
  });
}
