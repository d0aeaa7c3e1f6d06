import 'server-only';
import { randomUUID } from 'node:crypto';
import { isFinalStatus } from '@/lib/domain/event-states';
import { MAX_DESCRIBE_IDS } from '@/lib/domain/limits';
import { nextFollowMs } from '@/lib/domain/pacing';
import {
  type FollowedRow,
  readRowsTheMirrorKnows,
  readRowsToFollow,
  setCloudStatus,
  setNextFollow,
} from '@/lib/server/db/queries/batch-rows-follow';
import { lockBatch } from '@/lib/server/db/queries/batches';
import { retryTransaction } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { chunksByResource, readEventsOf } from '@/lib/server/ens/describe-events';
import type { EnsClient } from '@/lib/server/ens/types';
import { type JobLog, jobContext } from '@/lib/server/jobs/dispatch-deps';
import { recordAudit } from '@/lib/server/services/audit';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { recordBatchNotice } from '@/lib/server/services/notices/record';

export type TrackDeps = { store: Store; ens: EnsClient; log: JobLog; now: () => number };

/** What was seen of one row's event, and when the looking began (epoch ms); null = the cloud did not list it. */
type Seen = { row: FollowedRow; status: string | null; atMs: number };

/** Rows of one turn, so that a turn stays short: ten calls. */
const MAX_ROWS = 1_000;
/** The cloud's word for a redeployment that did not work. */
const FAILED = 'Failed';

/**
 * One turn of following accepted and unknown rows until the cloud has finished with their events: first what the
 * mirror has seen anyway, then by reading those whose turn it is. The outcome of an unknown row is not touched.
 * @param askMirror false when the mirror has not changed since the last turn
 * Returns how many rows were looked at. Throws EnsError and the store's errors.
 */
export async function trackOnce(deps: TrackDeps, { askMirror = true } = {}): Promise<number> {
  const { db } = deps.store;
  const known = askMirror ? await readRowsTheMirrorKnows(db, MAX_ROWS) : [];
  await storeSeen(
    deps,
    known.map((row) => ({ row, status: row.statusSeen, atMs: row.seenAtMs })),
  );
  const rows = await readRowsToFollow(db, deps.now(), MAX_ROWS);
  for (const chunk of chunksByResource(rows, MAX_DESCRIBE_IDS))
    await storeSeen(deps, await look(deps, chunk));
  return known.length + rows.length;
}

/** Whether a row's turn has come. Reads only. */
export async function hasRowsToFollow(deps: TrackDeps): Promise<boolean> {
  return (await readRowsToFollow(deps.store.db, deps.now(), 1)).length > 0;
}

async function look(deps: TrackDeps, rows: readonly FollowedRow[]): Promise<Seen[]> {
  const atMs = deps.now();
  const events = await readEventsOf(deps.ens, [...new Set(rows.map(({ resourceId }) => resourceId))]);
  return rows.map((row) => ({ row, status: events.get(row.eventKey)?.eventStatus ?? null, atMs }));
}

async function storeSeen(deps: TrackDeps, seen: readonly Seen[]): Promise<void> {
  const batchIds = [...new Set(seen.map(({ row }) => row.batchId))];
  for (const batchId of batchIds) {
    const ofBatch = seen.filter(({ row }) => row.batchId === batchId);
    await retryTransaction(deps.store.db, (tx) => storeBatch(tx, deps, batchId, ofBatch));
  }
}

async function storeBatch(tx: Tx, deps: TrackDeps, batchId: string, seen: readonly Seen[]): Promise<void> {
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
    });
    if (changed > 0) counts.set(status, (counts.get(status) ?? 0) + changed);
    if (changed > 0 && status === FAILED) failed.push(...ids);
  }
  await planNextLook(tx, seen, nowMs);
  if (counts.size === 0) return;
  const ctx = jobContext(deps, randomUUID());
  await recordAudit(tx, ctx, {
    action: 'rows.follow',
    objectType: 'batch',
    objectId: batchId,
    after: { cloudStatus: Object.fromEntries(counts) },
  });
  if (failed.length > 0) await recordBatchNotice(tx, ctx, { kind: 'rows.failed', batchId, rowIds: failed });
  await advanceBatch(tx, ctx, batchId);
}

async function planNextLook(tx: Tx, seen: readonly Seen[], nowMs: number): Promise<void> {
  const planned = seen.map(({ row, status, atMs }) => {
    const isNew = status !== null && status !== row.cloudStatus;
    const changedAtMs = isNew ? nowMs : row.updatedAtMs;
    const next = nextFollowMs({ planTimeMs: row.planTimeMs, changedAtMs }, nowMs);
    return { id: row.id, nextFollowMs: next, readAtMs: status === null ? null : atMs };
  });
  for (const group of groupBy(planned, (plan) => `${plan.nextFollowMs}/${plan.readAtMs}`)) {
    await setNextFollow(
      tx,
      group.map(({ id }) => id),
      group[0],
    );
  }
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
