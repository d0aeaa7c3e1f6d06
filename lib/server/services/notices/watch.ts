import 'server-only';
import { FEED_ENDS_SOON_MS } from '@/lib/domain/calendar';
import { DUE_NEWS, isNoticeKind } from '@/lib/domain/notices';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { LOOK_HERE, type Phase } from '@/lib/domain/outcomes';
import { MAX_NOTICE_ROWS } from '@/lib/schemas/notices';
import { listEndingFeeds } from '@/lib/server/db/queries/calendar';
import { countWaitingRows } from '@/lib/server/db/queries/figures';
import {
  ackDeskNotices,
  ackNotices,
  listDueUnplanned,
  listExpiring,
  listOpenNews,
  readKnownKeys,
} from '@/lib/server/db/queries/notices';
import { everyRow } from '@/lib/server/db/queries/outcomes';
import { countOutcomesByPhase } from '@/lib/server/db/queries/outcomes-counts';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import { listNeededPhases, listUntold, markTold } from '@/lib/server/db/queries/outcomes-told';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { readScope } from '@/lib/server/db/queries/sync';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice, recordNotice } from '@/lib/server/services/notices/record';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
import { findDueInFreeze } from '@/lib/server/services/schedule/due-in-freeze';

export type WatchDeps = {
  store: Store;
  now: () => number;
  /** Tests only: others than the process's. */
  outcomeSettings?: OutcomeSettings;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Requests that run out so soon are told of. */
const EXPIRING_MS = 30 * MINUTE_MS;
/** So long the cloud is unread, or sending rests, before anybody is told. */
const TELL_AFTER_MS = 5 * MINUTE_MS;
const MAX_DUE = 500;
/** Calendar links that are looked at, the first to end first. */
const MAX_FEED_NEWS = 500;
/** A pause that lasts is told again so often at most. */
const PAUSE_AGAIN_MS = 4 * HOUR_MS;
/** Servers that see the store come back within this tell of it once. */
const STORE_AGAIN_MS = 10 * MINUTE_MS;
/** Phases that time brings about; people are told of the others by what settles a row. */
const TOLD_PHASES = ['late', 'stuck', 'vanished', 'not_running'] as const satisfies readonly Phase[];
/** Kinds of batches whose news still waits for somebody, at one look; the newest batches first. */
const MAX_OPEN_NEWS = 1_000;
/** Rows of one look: more than a batch has. */
const MAX_TOLD_ROWS = 20_000;

/**
 * What nobody changes but time does: requests and calendar links about to run out, events that the cloud acts on soon or inside a freeze and nobody planned, a
 * cloud that is not read, sending that rests, rows that are late, stuck, vanished or not running. Each is told once.
 */
export async function watchForNews(deps: WatchDeps): Promise<void> {
  await tellExpiring(deps);
  await tellDue(deps);
  await tellDueInFreeze(deps);
  await tellEndingFeeds(deps);
  await tellBlind(deps);
  await tellPaused(deps);
  await tellPhases(deps);
}

/**
 * One notice for all rows of a batch that crossed into the same phase since the last look. What went on by itself (a late
 * row that runs now) is told of no more.
 */
async function tellPhases(deps: WatchDeps): Promise<void> {
  const judging = await judgingOf(deps, deps.outcomeSettings);
  // Reads every row that may still change: beside the thread that answers.
  const rows = await listUntold(deps.store.aside, judging, { phases: TOLD_PHASES, limit: MAX_TOLD_ROWS });
  for (const phase of TOLD_PHASES) {
    const crossed = rows.filter((row) => row.phase === phase);
    for (const batchId of new Set(crossed.map((row) => row.batchId))) {
      const ofBatch = crossed.filter((row) => row.batchId === batchId);
      await withTransaction(deps, async (tx) => {
        await markTold(tx, ofBatch);
        await recordBatchNotice(tx, deps, {
          kind: `rows.${phase}`,
          batchId,
          rowIds: ofBatch.map(({ id }) => id),
        });
      });
    }
  }
  await endWhatIsOver(deps, judging);
}

/** Where no row of a batch needs anybody in a phase any more: by a change of its own, or by a later batch. */
async function endWhatIsOver(deps: WatchDeps, judging: Judging): Promise<void> {
  const open = await listOpenNews(deps.store.aside, MAX_OPEN_NEWS);
  const batchIds = [...new Set(open.map(({ batchId }) => batchId))];
  const needed = await listNeededPhases(deps.store.aside, judging, batchIds);
  const over = open.filter(({ batchId, kind }) => !needed.has(`${batchId} ${kind}`));
  for (const batchId of new Set(over.map((one) => one.batchId))) {
    await withTransaction(deps, (tx) => endRepeats(tx, judging, { batchId, nowMs: judging.nowMs }));
  }
}

async function tellExpiring(deps: WatchDeps): Promise<void> {
  const nowMs = deps.now();
  const batches = await listExpiring(deps.store.db, { nowMs, untilMs: nowMs + EXPIRING_MS });
  for (const { id, revision, expiresAtMs } of batches) {
    await withTransaction(deps, (tx) =>
      recordBatchNotice(tx, deps, {
        kind: 'approval.expiring',
        batchId: id,
        onceKey: `expiring:${id}:${revision}:${expiresAtMs}`,
        content: expiresAtMs === null ? {} : { untilMs: expiresAtMs },
      }),
    );
  }
}

async function tellDue(deps: WatchDeps): Promise<void> {
  const nowMs = deps.now();
  let laterThanMs = nowMs;
  for (const { prefix, withinMs } of DUE_NEWS) {
    const untilMs = nowMs + withinMs;
    const due = await listDueUnplanned(deps.store.db, {
      nowMs: laterThanMs,
      untilMs,
      prefix,
      limit: MAX_DUE,
    });
    // What is due in an hour is not told of as due within a day.
    laterThanMs = untilMs;
    for (let at = 0; at < due.length; at += MAX_NOTICE_ROWS) {
      const some = due.slice(at, at + MAX_NOTICE_ROWS);
      await withTransaction(deps, async (tx) => {
        for (const { key, ...row } of some) {
          await recordNotice(tx, deps, {
            kind: 'event.due_unplanned',
            objectType: 'event',
            objectId: key,
            regions: row.regionId === '' ? [] : [row.regionId],
            onceKey: `${prefix}${key}`,
            content: { rows: [row] },
          });
        }
      });
    }
  }
}

/** Events on which the cloud acts inside a freeze, which nobody planned or left to it: each once for each freeze and due time. */
async function tellDueInFreeze(deps: WatchDeps): Promise<void> {
  // Reads what may be thousands of events: beside the thread that answers.
  const found = await findDueInFreeze(deps.store.aside, { limit: null, nowMs: deps.now() });
  const news = found
    .filter(({ left }) => left === null)
    .map((event) => ({ ...event, onceKey: `frozen:${event.freeze.id}:${event.dueAtMs}:${event.key}` }));
  const known = await readKnownKeys(
    deps.store.db,
    news.map(({ onceKey }) => onceKey),
  );
  const fresh = news.filter(({ onceKey }) => !known.has(onceKey)).slice(0, MAX_DUE);
  for (let at = 0; at < fresh.length; at += MAX_NOTICE_ROWS) {
    const some = fresh.slice(at, at + MAX_NOTICE_ROWS);
    await withTransaction(deps, async (tx) => {
      for (const { key, onceKey, instanceId, instanceName, regionId, dueAtMs } of some) {
        await recordNotice(tx, deps, {
          kind: 'event.due_in_freeze',
          objectType: 'event',
          objectId: key,
          regions: regionId === '' ? [] : [regionId],
          onceKey,
          content: { rows: [{ instanceId, instanceName, regionId, dueAtMs }] },
        });
      }
    });
  }
}

/**
 * Calendar links of which the last days have begun. Their owners read it on Home; this is for a team whose wall calendar hangs
 * on one of them, so a channel has to ask for it.
 */
async function tellEndingFeeds(deps: WatchDeps): Promise<void> {
  const nowMs = deps.now();
  const window = { nowMs, untilMs: nowMs + FEED_ENDS_SOON_MS, limit: MAX_FEED_NEWS };
  const ending = (await listEndingFeeds(deps.store.db, window)).map((feed) => ({
    ...feed,
    // Rotated it ends another time, and is told of again.
    onceKey: `feed-ends:${feed.id}:${feed.expiresAtMs}`,
  }));
  const known = await readKnownKeys(
    deps.store.db,
    ending.map(({ onceKey }) => onceKey),
  );
  for (const { id, ownerName, expiresAtMs, onceKey } of ending) {
    if (known.has(onceKey)) continue;
    await withTransaction(deps, (tx) =>
      recordNotice(tx, deps, {
        kind: 'secret.expiring',
        objectType: 'feed',
        objectId: id,
        onceKey,
        content: { who: ownerName, untilMs: expiresAtMs },
      }),
    );
  }
}

async function tellBlind(deps: WatchDeps): Promise<void> {
  const { lastSuccessMs, lastErrorAtMs } = await readScope(deps.store.db, 'open');
  if (lastSuccessMs === null) return;
  if ((lastErrorAtMs ?? 0) <= lastSuccessMs) return end(deps, 'desk.blind');
  if (deps.now() - lastSuccessMs < TELL_AFTER_MS) return;
  await tellOnce(deps, 'desk.blind', `blind:${lastSuccessMs}`, 'sync');
}

async function tellPaused(deps: WatchDeps): Promise<void> {
  const nowMs = deps.now();
  const budget = await readBudget(deps.store.db, REDEPLOY_BUDGET);
  const pause = pauseOf(budget, nowMs);
  // `updatedAtMs` is when the last call left: nothing has been sent since.
  if (!pause) return end(deps, 'desk.paused');
  if (nowMs - budget.updatedAtMs < TELL_AFTER_MS) return;
  if ((await countWaitingRows(deps.store.db, null)) === 0) return;
  await tellOnce(deps, 'desk.paused', `paused:${Math.floor(nowMs / PAUSE_AGAIN_MS)}`, pause.reason);
}

/**
 * The store could not be written for five minutes or longer, and nothing could be told meanwhile: told when it can be again,
 * once for all servers that saw it, and over by then. For monitoring during the outage there is /api/health.
 */
export async function tellStoreWasAway(deps: WatchDeps, sinceMs: number): Promise<void> {
  const nowMs = deps.now();
  if (nowMs - sinceMs < TELL_AFTER_MS) return;
  await tellOnce(deps, 'desk.store', `store:${Math.floor(nowMs / STORE_AGAIN_MS)}`, 'store');
  await end(deps, 'desk.store');
}

async function tellOnce(
  deps: WatchDeps,
  kind: 'desk.blind' | 'desk.paused' | 'desk.store',
  onceKey: string,
  objectId: string,
): Promise<void> {
  await withTransaction(deps, (tx) =>
    recordNotice(tx, deps, { kind, objectType: 'desk', objectId, onceKey, content: {} }),
  );
}

/** It is over: nobody is told of it again, and a pager closes its alert. */
async function end(deps: WatchDeps, kind: 'desk.blind' | 'desk.paused' | 'desk.store'): Promise<void> {
  await ackDeskNotices(deps.store.db, { kind, nowMs: deps.now() });
}

/** Where no row of a batch needs anybody in a phase any more, nobody is told of it again. */
export async function endRepeats(
  tx: Tx,
  judging: Judging,
  { batchId, nowMs }: { batchId: string; nowMs: number },
): Promise<void> {
  const counts = await countOutcomesByPhase(tx, judging, { ...everyRow(null), batchId }, nowMs);
  const ended = LOOK_HERE.filter((phase) => counts[phase] === 0).map((phase) => `rows.${phase}`);
  await ackNotices(tx, { batchId, kinds: ended.filter(isNoticeKind), nowMs });
}
