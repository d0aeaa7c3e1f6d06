import 'server-only';
import { randomUUID } from 'node:crypto';
import { readScope, saveScope } from '@/lib/server/db/queries/sync-scopes';
import { describeEvents, isLastPage } from '@/lib/server/ens/describe-events';
import { keepLease, LeaseLost, type SyncRun } from '@/lib/server/jobs/sync-deps';
import { recordFailure, recordSuccess, type SyncFailure } from '@/lib/server/jobs/sync-failure';
import { lookUpInstances } from '@/lib/server/jobs/sync-instances';
import { storePage } from '@/lib/server/jobs/sync-page';
import { rereadUnseen } from '@/lib/server/jobs/sync-unseen';
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
    await keepLease(tx, run);
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
    await keepLease(tx, run);
    await recordSuccess(tx, scope, run.now());
  });
}
