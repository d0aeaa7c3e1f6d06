import 'server-only';
import { deleteEndedEntries } from '@/lib/server/db/queries/calendar';
import { removeOldEvents } from '@/lib/server/db/queries/events-mirror';
import { deleteOldDeliveries, deleteOldNotices } from '@/lib/server/db/queries/notices';
import { deleteOldAlerts } from '@/lib/server/db/queries/pager-alerts';
import { deleteOldSelections } from '@/lib/server/db/queries/selections';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import type { Store } from '@/lib/server/db/store';
import { type JobLog, jobContext, type RunningJob } from '@/lib/server/jobs/runtime/job';
import { startTurns } from '@/lib/server/jobs/runtime/loop';
import { denials } from '@/lib/server/services/audit/denials';
import { settleRunOut } from '@/lib/server/services/batches/end-request';
import { releaseCounted } from '@/lib/server/services/batches/judge-release';
import { withTransaction } from '@/lib/server/services/context';
import { removeEndedSessions } from '@/lib/server/services/users/sessions';

/** Nothing waits for it; so late may a row go that nobody can use any more (ms). */
const TURN_MS = 60_000;
/** A frozen selection is for the plan that is made next, not for tomorrow (ms). */
const SELECTION_LIFE_MS = 24 * 60 * 60_000;
/** Old events are looked for so often (ms): that reads the whole mirror. */
const EVENTS_EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Notices and messages that one turn removes, so that it stays short. */
const MAX_NOTICES = 1_000;
/** Entries of ended calendar links that one turn removes. */
const MAX_ENDED_ENTRIES = 2_000;

export type UpkeepDeps = {
  store: Store;
  log: JobLog;
  now: () => number;
  config: { outcomes: { keepDays: number } };
};

/** Removes what has had its time, until `stop`: frozen selections, sessions, old events and notices. Any number of servers may do it. */
export function startUpkeepJob(deps: UpkeepDeps): RunningJob {
  let nextEventsMs = 0;
  return startTurns(async () => {
    try {
      await upkeepOnce(deps);
      await forgetOldNotices(deps);
      if (deps.now() >= nextEventsMs && (await forgetOldEvents(deps)) === 0) {
        nextEventsMs = deps.now() + EVENTS_EVERY_MS;
      }
    } catch (error) {
      deps.log.warn({ err: error }, 'upkeep failed; the next turn tries again');
    }
    return TURN_MS;
  });
}

/** One turn. */
export async function upkeepOnce({ store, log, now }: Omit<UpkeepDeps, 'config'>): Promise<void> {
  const selections = await deleteOldSelections(store.db, now() - SELECTION_LIFE_MS);
  const sessions = await removeEndedSessions(store, now());
  const entries = await deleteEndedEntries(store.db, now(), MAX_ENDED_ENTRIES);
  if (selections + sessions + entries > 0)
    log.info({ selections, sessions, calendarEntries: entries }, 'what had had its time was removed');
}

/** Removes some of the events that OUTCOME_KEEP_DAYS no longer keeps; returns how many. */
export async function forgetOldEvents({ store, log, now, config }: UpkeepDeps): Promise<number> {
  const { keepDays } = config.outcomes;
  if (keepDays === 0) return 0;
  const removed = await withTransaction({ store }, async (tx) => {
    const count = await removeOldEvents(tx, now() - keepDays * DAY_MS);
    if (count > 0) await raiseCounter(tx, 'mirror');
    return count;
  });
  if (removed > 0) log.info({ events: removed, keepDays }, 'old events that belong to no batch were removed');
  return removed;
}

/** Removes some of the notices and messages that OUTCOME_KEEP_DAYS no longer keeps; the audit trail keeps its entries. */
export async function forgetOldNotices({ store, log, now, config }: UpkeepDeps): Promise<number> {
  const { keepDays } = config.outcomes;
  if (keepDays === 0) return 0;
  const beforeMs = now() - keepDays * DAY_MS;
  const [notices, deliveries, alerts] = await withTransaction({ store }, async (tx) => [
    await deleteOldNotices(tx, beforeMs, MAX_NOTICES),
    await deleteOldDeliveries(tx, beforeMs, MAX_NOTICES),
    await deleteOldAlerts(tx, beforeMs, MAX_NOTICES),
  ]);
  const removed = (notices ?? 0) + (deliveries ?? 0) + (alerts ?? 0);
  if (removed > 0) log.info({ notices, deliveries, alerts, keepDays }, 'old notices were removed');
  return removed;
}

export type ExpireDeps = { store: Store; log: JobLog; now: () => number };

/** How long a request that nobody looks at may hold its events after it has run out, or wait with its approvals (ms). */
const EXPIRE_TURN_MS = 5_000;

/**
 * Ends requests that have run out or whose requester may order no more, and gives up rows that did not leave in time, also
 * while the account is paused; lets go those whose approvals count again; until `stop`. Any number of servers may do it: each batch is locked for it.
 */
export function startExpireJob(deps: ExpireDeps): RunningJob {
  return startTurns(async () => {
    try {
      const ended = await settleRunOut(jobContext(deps, 'expire'));
      if (ended > 0) deps.log.info({ ended }, 'requests and rows have run out');
      const released = await releaseCounted(jobContext(deps, 'expire'));
      if (released > 0) deps.log.info({ released }, 'requests have their approvals again');
    } catch (error) {
      deps.log.warn({ err: error }, 'requests could not be ended; the next turn tries again');
    }
    return EXPIRE_TURN_MS;
  });
}

/** So late may the number of a minute's refusals come into the trail (ms). */
const DENIALS_TURN_MS = 10_000;

/** Writes how many requests were refused in a minute, once it is over, and what is left at the end. */
export function startDenialsJob(deps: { now: () => number }): RunningJob {
  const turns = startTurns(async () => {
    await denials().flush(deps.now());
    return DENIALS_TURN_MS;
  });
  return {
    stop: async () => {
      await turns.stop();
      await denials().flush(deps.now(), true);
    },
  };
}
