import 'server-only';
import { MAX_DESCRIBE_IDS, MEMBER_STATUS_MS, MEMBERSHIP_MS } from '@/lib/domain/limits';
import { isPlanHashVersion } from '@/lib/domain/plan-hash';
import { deliveryOf } from '@/lib/domain/schedule/delivery';
import {
  askAgainMs,
  isOutOfPatience,
  isSameWait,
  waitFor,
  waitForReading,
} from '@/lib/domain/schedule/hold-back';
import { judgeSlot, type Placed } from '@/lib/domain/schedule/judge';
import type { RowException, RowWait } from '@/lib/domain/schedule/row-wait';
import { readSendableRows, type SendableRow, skipRows } from '@/lib/server/db/queries/batch-rows-send';
import { holdRows } from '@/lib/server/db/queries/batch-rows-wait';
import { type BatchRecord, findBatch, lockBatchRecord } from '@/lib/server/db/queries/batches';
import { type GroupScope, noteMembersAsked, readStaleMembers } from '@/lib/server/db/queries/budget-members';
import { upsertInstances } from '@/lib/server/db/queries/instances';
import { readScope } from '@/lib/server/db/queries/sync';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { readInstances } from '@/lib/server/ens/describe';
import { checkRow } from '@/lib/server/jobs/dispatch/check-row';
import { type DispatchRun, keepDispatchLease } from '@/lib/server/jobs/dispatch/run';
import { jobContext } from '@/lib/server/jobs/runtime/job';
import { instanceRow } from '@/lib/server/jobs/sync/look-up';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { byRow, sealedExceptions } from '@/lib/server/services/batches/exceptions';
import { placeOf, worldInput } from '@/lib/server/services/batches/judge-schedule';
import { readWait } from '@/lib/server/services/batches/row-wait';
import { isOrdered } from '@/lib/server/services/batches/seal-plan';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { hasSchedule, loadWorld } from '@/lib/server/services/schedule/load-world';

/** What a look before the claim found: the budgets whose places the next rows would take. */
export type LookAhead = { groupKeys: readonly string[]; allHeld: boolean };

/** Rows that are judged in one go when the first ones wait. */
const MAX_HELD_ROWS = 500;
/** How far ahead rules are known when a row is judged at its claim (ms). */
const LOOK_AHEAD_MS = 7 * 86_400_000;
/** Calls that read members of budgets for one claim. */
const MAX_MEMBER_CALLS = 5;

/**
 * Before the claim and outside its transaction: rows that the schedule holds back are set aside, without a token of the
 * rate, and the members of their budgets are read where their status is old. What is found is no word to send on: the
 * claim judges the rows that leave once more, under the locks of their budgets.
 * @returns null when there is no schedule at all, for which nothing is read
 */
export async function lookAhead(run: DispatchRun, batchId: string): Promise<LookAhead | null> {
  const { db } = run.store;
  if (!(await hasSchedule(db))) return null;
  const batch = await findBatch(db, batchId);
  if (!batch) return null;
  const nowMs = run.now();
  // Rows that must not go any more are given up in the claim, whatever the schedule says of them.
  const isFit = (row: SendableRow) => checkRow(row, nowMs).reason === null;
  const first = await readSendableRows(db, batchId, nowMs, run.config.batchRows);
  const fit = first.filter(isFit);
  const judged = await judgeTimes(db, { batch, rows: fit, nowMs });
  const groupKeys = [...new Set(judged.go.flatMap(({ groupKeys: keys }) => keys))];
  // The first claim begins the sending; an emergency passes the schedule, and whether it still holds is asked there.
  if (batch.state !== 'sending' || batch.glassBroken === 1) return { groupKeys, allHeld: false };
  if (judged.held.length === 0) {
    await readMembers(run, groupKeys);
    return { groupKeys, allHeld: false };
  }
  const many = await readSendableRows(db, batchId, nowMs, MAX_HELD_ROWS);
  const { held } = await judgeTimes(db, { batch, rows: many.filter(isFit), nowMs });
  await withTransaction(run, async (tx) => {
    await keepDispatchLease(tx, run);
    const locked = await lockBatchRecord(tx, batchId, nowMs);
    if (locked?.state !== 'sending') return;
    await setAside(tx, jobContext(run, locked.correlationId ?? batchId), locked, held);
  });
  if (judged.go.length > 0) await readMembers(run, groupKeys);
  return { groupKeys, allHeld: judged.go.length === 0 && fit.length === first.length };
}

export type HeldRow = { row: SendableRow; wait: RowWait };
export type FreeRow = { row: SendableRow; groupKeys: readonly string[]; place: Placed };

/**
 * Which of the rows may leave now, and what the others wait for. Each is judged at its real start; with `together`, those
 * before it in the list take their places first.
 */
export async function judgeTimes(
  db: Queryable,
  {
    batch,
    rows,
    nowMs,
    together = false,
  }: { batch: BatchRecord; rows: readonly SendableRow[]; nowMs: number; together?: boolean },
): Promise<{ go: FreeRow[]; held: HeldRow[] }> {
  const ordered = rows.filter(isOrdered);
  if (ordered.length === 0) return { go: [], held: [] };
  const startOf = ({ planTimeMs }: SendableRow) => Math.max(planTimeMs ?? nowMs, nowMs);
  const lastStartMs = ordered.reduce((last, row) => Math.max(last, startOf(row)), nowMs);
  const loaded = await loadWorld(db, {
    rows: ordered.map((row) => ({
      ...worldInput({ ...row, eventLevel: row.levelNow, dueIsEstimate: row.dueIsEstimate ?? 0 }),
      key: row.id,
    })),
    fromMs: nowMs,
    toMs: lastStartMs + LOOK_AHEAD_MS,
    lastStartMs,
    nowMs,
    onlySent: true,
  });
  const exceptions = await exceptionsOf(db, batch, ordered);
  const worldRows = new Map(loaded.rows.map((row) => [row.key, row]));
  const go: FreeRow[] = [];
  const held: HeldRow[] = [];
  let placed: readonly Placed[] = [];
  for (const row of ordered) {
    const worldRow = worldRows.get(row.id);
    if (!worldRow) throw new Error('a row was not judged');
    const { blocks } = judgeSlot(loaded.world, worldRow, startOf(row), placed);
    const sinceMs = readWait(row.waitJson)?.sinceMs ?? nowMs;
    const wait = waitFor(loaded.world, { blocks, exception: exceptions.get(row.eventKey) ?? null }, sinceMs);
    if (wait) held.push({ row, wait });
    else {
      const place = placeOf(worldRow, startOf(row));
      if (together && worldRow.groupKeys.length > 0) placed = [...placed, place];
      go.push({ row, groupKeys: worldRow.groupKeys, place });
    }
  }
  return { go, held };
}

async function exceptionsOf(
  db: Queryable,
  batch: BatchRecord,
  rows: readonly SendableRow[],
): Promise<Map<string, RowException>> {
  const { planHashVersion: version } = batch;
  if (!isPlanHashVersion(version)) return new Map();
  const keys = rows.map(({ eventKey }) => eventKey);
  return byRow(await sealedExceptions(db, batch, version, keys));
}

/**
 * Rows under a budget whose members were not all read lately wait: nothing is sent on ignorance. Part of the claim.
 * @param rows rows that the schedule lets go
 */
export async function holdUnread(
  tx: Tx,
  rows: readonly FreeRow[],
  nowMs: number,
): Promise<{ go: FreeRow[]; held: HeldRow[] }> {
  const keys = [...new Set(rows.flatMap(({ groupKeys }) => groupKeys))];
  if (keys.length === 0 || (await areFresh(tx, keys, nowMs))) return { go: [...rows], held: [] };
  const known = new Map<string, boolean>();
  const go: FreeRow[] = [];
  const held: HeldRow[] = [];
  for (const one of rows) {
    let isKnown = true;
    for (const key of one.groupKeys) {
      const fresh = known.get(key) ?? (await areFresh(tx, [key], nowMs));
      known.set(key, fresh);
      if (!fresh) isKnown = false;
    }
    if (isKnown) go.push(one);
    else held.push({ row: one.row, wait: waitForReading(readWait(one.row.waitJson)?.sinceMs ?? nowMs) });
  }
  return { go, held };
}

async function areFresh(db: Queryable, groupKeys: readonly string[], nowMs: number): Promise<boolean> {
  const { lastSuccessMs } = await readScope(db, 'inventory');
  if (lastSuccessMs === null || lastSuccessMs < nowMs - MEMBERSHIP_MS) return false;
  const request = { beforeMs: nowMs - MEMBER_STATUS_MS, nowMs, limit: 1 };
  return (await readStaleMembers(db, groupKeys.map(scopeOf), request)).length === 0;
}

/** Reads the statuses of members that were not read lately, some hundred at most; what cannot be read waits. */
async function readMembers(run: DispatchRun, groupKeys: readonly string[]): Promise<void> {
  if (groupKeys.length === 0) return;
  const { db } = run.store;
  const nowMs = run.now();
  // A little earlier than they are needed, so that none gets old on the way to its claim.
  const request = {
    beforeMs: nowMs - MEMBER_STATUS_MS / 2,
    nowMs,
    limit: MAX_MEMBER_CALLS * MAX_DESCRIBE_IDS,
  };
  const stale = await readStaleMembers(db, groupKeys.map(scopeOf), request);
  for (let start = 0; start < stale.length; start += MAX_DESCRIBE_IDS) {
    const atMs = run.now();
    try {
      const { found, missing } = await readInstances(run.ens, stale.slice(start, start + MAX_DESCRIBE_IDS));
      await upsertInstances(
        db,
        found.map((instance) => instanceRow(instance, atMs)),
      );
      await noteMembersAsked(db, missing, atMs);
    } catch (error) {
      run.log.warn({ err: error }, 'the members of a budget could not be read');
      return;
    }
  }
}

/** What a group is about, by its key: `BUDGET/account`, `…/service/ID`, `…/region/ID`, `…/service/ID/region/ID`. */
function scopeOf(groupKey: string): GroupScope {
  const [, ...about] = groupKey.split('/');
  const after = (word: string) => about[about.indexOf(word) + 1] ?? null;
  return {
    serviceId: about.includes('service') ? after('service') : null,
    regionId: about.includes('region') ? after('region') : null,
  };
}

/**
 * Lets rows wait, or gives them up when they have waited for as long as they may. Told in the audit when what they wait
 * for changes, not at each look. The batch must be locked.
 */
export async function setAside(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  held: readonly HeldRow[],
): Promise<void> {
  const nowMs = ctx.now();
  const groups = new Map<
    string,
    { wait: RowWait; askMs: number; rows: SendableRow[]; news: SendableRow[] }
  >();
  const missed: SendableRow[] = [];
  for (const { row, wait } of held) {
    const delivery = deliveryOf({ delivery: row.delivery, opsType: row.opsType ?? 'immediate' });
    if (isOutOfPatience(delivery, wait, nowMs)) {
      missed.push(row);
      continue;
    }
    const askMs = askAgainMs(delivery, wait, nowMs);
    const key = JSON.stringify([wait, askMs]);
    const group = groups.get(key) ?? { wait, askMs, rows: [], news: [] };
    group.rows.push(row);
    if (!isSameWait(readWait(row.waitJson), wait)) group.news.push(row);
    groups.set(key, group);
  }
  for (const { wait, askMs, rows, news } of groups.values()) {
    const ids = rows.map(({ id }) => id);
    const waitJson = JSON.stringify(wait);
    // Who is down may be in regions that a reader of the audit does not see.
    const { down: _, ...told } = wait;
    const { reason, untilMs: waitUntilMs } = told;
    await holdRows(tx, ids, { reason, waitJson, waitUntilMs, notBeforeSendMs: askMs, nowMs });
    if (news.length > 0) await tell(tx, ctx, batch, 'rows.wait', news, told);
  }
  if (missed.length === 0) return;
  await skipRows(
    tx,
    missed.map(({ id }) => id),
    'missed_window',
    nowMs,
  );
  await tell(tx, ctx, batch, 'rows.skip', missed, { reason: 'missed_window' });
  await advanceBatch(tx, ctx, batch.id);
}

async function tell(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  action: 'rows.wait' | 'rows.skip',
  rows: readonly SendableRow[],
  after: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, ctx, {
    action,
    objectType: 'batch',
    objectId: batch.id,
    after: { ...after, rows: rows.map(({ eventId }) => eventId) },
  });
}
