import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFinalStatus } from '@/lib/domain/event-states';
import { MAX_DESCRIBE_IDS } from '@/lib/domain/limits';
import { graceMs, startByMs, stuckAfterMs, type Thresholds } from '@/lib/domain/outcomes';
import { ABSENT_FOLLOW_MS, nextFollowMs } from '@/lib/domain/pacing';
import {
  type FollowedRow,
  hasLiveRows,
  noteLook,
  readRowsTheMirrorKnows,
  readRowsToCheck,
  readRowsToFollow,
  setCloudStatus,
} from '@/lib/server/db/queries/batch-rows-follow';
import { lockBatch } from '@/lib/server/db/queries/batches';
import { readThresholds } from '@/lib/server/db/queries/outcomes-runs';
import { takeToken } from '@/lib/server/db/queries/rate-budget';
import { readCounter, saveScope } from '@/lib/server/db/queries/sync';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { chunksByResource, readEventsOf } from '@/lib/server/ens/describe';
import type { EnsClient } from '@/lib/server/ens/types';
import { checkInstancesOnce } from '@/lib/server/jobs/follow/track-instances';
import type { TrackDeps } from '@/lib/server/jobs/follow/track-trail';
import { readWhatWaits, tellFollowed, tellWhatWaits } from '@/lib/server/jobs/follow/track-trail';
import { jobContext, type RunningJob } from '@/lib/server/jobs/runtime/job';
import { startReadingLoop } from '@/lib/server/jobs/runtime/loop';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';

/** What was seen of one row's event, and when the looking began (epoch ms); null = the cloud did not list it. */
type Seen = { row: FollowedRow; status: string | null; atMs: number };

/** Rows of one turn, so that a turn stays short: ten calls. */
const MAX_ROWS = 1_000;
/** The cloud's word for a redeployment that did not work. */
const FAILED = 'Failed';

/**
 * One turn of following accepted and unknown rows until the cloud has finished with their events: first what the
 * mirror has seen anyway, then by reading those whose turn it is, then the instances of rows that have ended well. The
 * outcome of an unknown row is not touched.
 * @param askMirror false when the mirror has not changed since the last turn
 * Returns how many rows were looked at. Throws EnsError and the store's errors.
 */
export async function trackOnce(deps: TrackDeps, { askMirror = true } = {}): Promise<number> {
  const { db } = deps.store;
  await tellWhatWaits(deps);
  const known = askMirror ? await readRowsTheMirrorKnows(db, MAX_ROWS) : [];
  await storeSeen(
    deps,
    known.map((row) => ({ row, status: row.statusSeen, atMs: row.seenAtMs })),
  );
  const rows = await readRowsToFollow(db, deps.now(), MAX_ROWS);
  for (const chunk of chunksByResource(rows, MAX_DESCRIBE_IDS))
    await storeSeen(deps, await look(deps, chunk));
  return known.length + rows.length + (await checkInstancesOnce(deps));
}

/** Whether a row's turn has come, or something waits to be told. Reads only. */
export async function hasRowsToFollow(deps: TrackDeps): Promise<boolean> {
  const { db } = deps.store;
  const nowMs = deps.now();
  if ((await readRowsToFollow(db, nowMs, 1)).length > 0) return true;
  if ((await readRowsToCheck(db, nowMs, 1)).length > 0) return true;
  return (await readWhatWaits(deps)).length > 0;
}

async function look(deps: TrackDeps, rows: readonly FollowedRow[]): Promise<Seen[]> {
  const atMs = deps.now();
  const events = await readEventsOf(deps.ens, [...new Set(rows.map(({ resourceId }) => resourceId))]);
  await saveScope(deps.store.db, 'follow', { lastSuccessMs: atMs });
  return rows.map((row) => ({ row, status: events.get(row.eventKey)?.eventStatus ?? null, atMs }));
}

async function storeSeen(deps: TrackDeps, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return;
  const thresholds = await readThresholds(deps.store.db, deps.config.outcomes, deps.now());
  const batchIds = [...new Set(seen.map(({ row }) => row.batchId))];
  for (const batchId of batchIds) {
    const ofBatch = seen.filter(({ row }) => row.batchId === batchId);
    await withTransaction(deps, (tx) => storeBatch(tx, deps, batchId, { seen: ofBatch, thresholds }));
  }
}

async function storeBatch(
  tx: Tx,
  deps: TrackDeps,
  batchId: string,
  { seen, thresholds }: { seen: readonly Seen[]; thresholds: Thresholds },
): Promise<void> {
  const nowMs = deps.now();
  await lockBatch(tx, batchId, nowMs);
  const changes = groupBy(
    seen.filter(
      ({ row, status }) => status !== null && (status !== row.cloudStatus || isFinalStatus(status)),
    ),
    ({ status, atMs }) => `${status}/${atMs}`,
  );
  const counts = new Map<string, number>();
  const failed: string[] = [];
  for (const [first, ...others] of changes) {
    const status = first.status ?? '';
    const ids = [first, ...others].map(({ row }) => row.id);
    const changed = await setCloudStatus(tx, ids, {
      status,
      atMs: first.atMs,
      isFinal: isFinalStatus(status),
      firstInstanceReadMs: endsWell(status)
        ? first.atMs + (deps.config.outcomes.instanceReadsMs[0] ?? 0)
        : null,
    });
    if (changed > 0) counts.set(status, (counts.get(status) ?? 0) + changed);
    if (changed > 0 && status === FAILED) failed.push(...ids);
  }
  await planNextLook(tx, seen, nowMs, thresholds);
  if (counts.size === 0) return;
  const ctx = jobContext(deps, randomUUID());
  // A failure, and the end of the last row, are told with whatever waited.
  const atOnce = failed.length > 0 || !(await hasLiveRows(tx, batchId));
  await tellFollowed(tx, ctx, { batchId, counts, atOnce });
  if (failed.length > 0) await recordBatchNotice(tx, ctx, { kind: 'rows.failed', batchId, rowIds: failed });
  await advanceBatch(tx, ctx, batchId);
}

/** Statuses after which the instance should be running. */
function endsWell(status: string): boolean {
  return status === 'Executed' || status === 'Avoided';
}

async function planNextLook(
  tx: Tx,
  seen: readonly Seen[],
  nowMs: number,
  thresholds: Thresholds,
): Promise<void> {
  const planned = seen.map(({ row, status, atMs }) => {
    const isNew = status !== null && status !== row.cloudStatus;
    const changedAtMs = isNew ? nowMs : row.updatedAtMs;
    const marksMs = marksOf(row, { status, atMs }, thresholds);
    const isSettled = row.absentSinceMs !== null && atMs - row.absentSinceMs >= thresholds.vanishMs;
    const next =
      status === null && !isSettled
        ? nowMs + ABSENT_FOLLOW_MS
        : nextFollowMs({ planTimeMs: row.planTimeMs, changedAtMs, marksMs }, nowMs);
    return { id: row.id, nextFollowMs: next, readAtMs: atMs, isListed: status !== null };
  });
  for (const group of groupBy(planned, (plan) => `${plan.nextFollowMs}/${plan.readAtMs}/${plan.isListed}`)) {
    await noteLook(
      tx,
      group.map(({ id }) => id),
      group[0],
    );
  }
}

/** When a look would say more than that nothing has changed: that the row is late, or stuck (epoch ms). */
function marksOf(row: FollowedRow, seen: Pick<Seen, 'status' | 'atMs'>, thresholds: Thresholds): number[] {
  const lateMs = startByMs(row) + graceMs(row, thresholds);
  if (seen.status !== 'Executing') return [lateMs];
  const wasExecuting = row.cloudStatus === 'Executing';
  const beganMs = wasExecuting ? (row.executingSinceMs ?? seen.atMs) : seen.atMs;
  return [beganMs + stuckAfterMs(row.eventType, thresholds)];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** Follows accepted and unknown rows until `stop`. Several servers share the work by a lease in the store. */
export function startTrackJob(given: TrackDeps & { config: { readsPerSecond: number } }): RunningJob {
  const deps = { ...given, ens: pacedReads(given) };
  let mirrorVersion = -1;
  return startReadingLoop(deps, {
    lease: 'track',
    failure: 'rows could not be followed',
    look: async () => {
      const version = await readCounter(deps.store.db, 'mirror');
      const askMirror = version !== mirrorVersion;
      if (!askMirror && !(await hasRowsToFollow(deps))) return null;
      return async () => {
        await trackOnce(deps, { askMirror });
        mirrorVersion = version;
      };
    },
  });
}

/** The budget that following shares over all servers. */
const FOLLOW_BUDGET = 'follow';
/** Of all reads a second, following takes at most so much: the rest is for the mirror and for people. */
const FOLLOW_SHARE = 2 / 3;

type PaceDeps = {
  store: Store;
  ens: EnsClient;
  config: { readsPerSecond: number };
  now: () => number;
  /** Tests only: how a wait passes (ms). */
  wait?: (ms: number) => Promise<unknown>;
};

/** The same client, whose reads wait for their turn: with the default rate at most 200 a minute over all servers. */
export function pacedReads(deps: PaceDeps): EnsClient {
  const { store, ens, config, now, wait = sleep } = deps;
  const perSecond = config.readsPerSecond * FOLLOW_SHARE;
  async function turn(): Promise<void> {
    for (;;) {
      const waitMs = await takeToken(store.db, { name: FOLLOW_BUDGET, perSecond, nowMs: now() });
      if (waitMs === 0) return;
      await wait(waitMs);
    }
  }
  return {
    ...ens,
    describeHistoryEvents: async (request) => {
      await turn();
      return ens.describeHistoryEvents(request);
    },
    describeInstances: async (request) => {
      await turn();
      return ens.describeInstances(request);
    },
  };
}
