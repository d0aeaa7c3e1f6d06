import 'server-only';
import { randomUUID } from 'node:crypto';
import { MAX_DESCRIBE_IDS } from '@/lib/domain/limits';
import type { InstanceRow } from '@/lib/server/db/queries/instances';
import {
  countListed,
  findInventoryRows,
  type InventoryRow,
  listUnseenInstances,
  markInstancesGone,
  storeListed,
  touchListed,
} from '@/lib/server/db/queries/inventory';
import { readScope, saveScope } from '@/lib/server/db/queries/sync';
import type { Tx } from '@/lib/server/db/schema';
import { readInstances } from '@/lib/server/ens/describe';
import type { CloudInstance, InstancesPage } from '@/lib/server/ens/types';
import { LeaseLost } from '@/lib/server/jobs/runtime/lease';
import { instanceRow, MAX_ID } from '@/lib/server/jobs/sync/look-up';
import { keepSyncLease, recordFailure, recordSuccess, type SyncRun } from '@/lib/server/jobs/sync/run';
import { withTransaction } from '@/lib/server/services/context';
import { rebuildMembers } from '@/lib/server/services/schedule/members';

/** [DOC] At most 100 instances a page. */
const PAGE_SIZE = 100;
/** A reading that stood still longer than this (ms) begins again: its first pages are too old. */
const RESUME_WITHIN_MS = 60 * 60_000;
/** Steps back of one reading: a cloud whose count is never the same twice must not be read for ever. */
const MAX_STEPS_BACK = 20;

/** `paused`: pages are left, stored where. `failed`: stored with the reason. `lost`: another server goes on. */
export type InventoryResult = {
  state: 'complete' | 'paused' | 'failed' | 'lost';
  pages: number;
  /** Instances that came, changed or went. */
  changed: number;
  gone: number;
};

export type InventoryRun = Omit<SyncRun, 'regionNames'>;

type Progress = { startedAtMs: number; nextPage: number; seen: number };

/**
 * Reads all instances of the account, from where it stopped or from the start. Only a complete reading says that an
 * instance is gone. Never throws: failures are stored and returned.
 */
export async function readInventory(run: InventoryRun): Promise<InventoryResult> {
  const result: InventoryResult = { state: 'complete', pages: 0, changed: 0, gone: 0 };
  try {
    const progress = await beginOrResume(run);
    if (await readPages(run, progress, result)) await finish(run, progress, result);
    else result.state = 'paused';
  } catch (error) {
    if (error instanceof LeaseLost) result.state = 'lost';
    else {
      result.state = 'failed';
      await recordFailure(run, 'inventory', error);
    }
  }
  return result;
}

async function beginOrResume(run: InventoryRun): Promise<Progress> {
  const known = await readScope(run.store.db, 'inventory');
  const ageMs = run.now() - known.runStartedAtMs;
  if (known.nextPage > 0 && ageMs >= 0 && ageMs < RESUME_WITHIN_MS) {
    // One page back: what moved up while nobody read is on it.
    const nextPage = Math.max(1, known.nextPage - 1);
    return { startedAtMs: known.runStartedAtMs, nextPage, seen: known.eventsSeen };
  }
  const startedAtMs = run.now();
  await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    const begun = { runId: randomUUID(), nextPage: 1, runStartedAtMs: startedAtMs, eventsSeen: 0 };
    await saveScope(tx, 'inventory', begun);
  });
  return { startedAtMs, nextPage: 1, seen: 0 };
}

/**
 * True when the last page was read. When the account has become smaller since the page before, everything behind the
 * instance that went has moved up, one of them onto the page before: that one is read again.
 */
async function readPages(run: InventoryRun, progress: Progress, result: InventoryResult): Promise<boolean> {
  let total: number | null = null;
  let stepsBack = 0;
  for (let pageNumber = progress.nextPage; ; ) {
    if (run.shouldPause()) return false;
    const page = await run.ens.describeInstancesPage({ pageNumber, pageSize: PAGE_SIZE });
    const shrank = total !== null && page.totalCount < total && stepsBack < MAX_STEPS_BACK;
    const step = shrank && pageNumber > 1 ? -1 : 1;
    if (step < 0) stepsBack += 1;
    total = page.totalCount;
    await storePage(run, page, { progress, nextPage: pageNumber + step }, result);
    if (step > 0 && isLast(page, pageNumber)) return true;
    pageNumber += step;
  }
}

/** By the page size that the cloud really used. */
function isLast(page: InstancesPage, pageNumber: number): boolean {
  const isEmpty = page.instances.length === 0 && page.unreadable === 0;
  return isEmpty || pageNumber * (page.pageSize || PAGE_SIZE) >= page.totalCount;
}

async function storePage(
  run: InventoryRun,
  page: InstancesPage,
  { progress, nextPage }: { progress: Progress; nextPage: number },
  result: InventoryResult,
): Promise<void> {
  if (page.unreadable > 0)
    run.log.warn({ unreadable: page.unreadable }, 'instances without an id were left out');
  progress.seen += page.instances.length;
  result.changed += await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    const changed = await storeInstances(tx, page.instances, run.now());
    await saveScope(tx, 'inventory', { nextPage, eventsSeen: progress.seen });
    return changed;
  });
  result.pages += 1;
}

/** Stores who is listed. Returns how many are not as they were stored. */
async function storeInstances(tx: Tx, instances: readonly CloudInstance[], nowMs: number): Promise<number> {
  const rows = new Map(
    instances
      .filter(({ instanceId }) => instanceId.length <= MAX_ID)
      .map((instance) => instanceRow(instance, nowMs))
      .map((row) => [row.instanceId, row]),
  );
  const known = new Map((await findInventoryRows(tx, [...rows.keys()])).map((row) => [row.instanceId, row]));
  const written = [...rows.values()].filter((row) => isNews(known.get(row.instanceId), row));
  const news = new Set(written.map(({ instanceId }) => instanceId));
  await storeListed(tx, written);
  await touchListed(
    tx,
    [...rows.keys()].filter((id) => !news.has(id)),
    nowMs,
  );
  return written.length;
}

/** What is compared: all that DescribeInstances says. */
const SAID = [
  'name',
  'status',
  'serviceStatus',
  'regionId',
  'spec',
  'cpu',
  'memoryMb',
  'osName',
  'publicIps',
  'privateIps',
  'localDisk',
  'disksJson',
  'found',
] as const satisfies readonly (keyof InstanceRow)[];

function isNews(known: InventoryRow | undefined, row: InstanceRow): boolean {
  if (known?.inInventory !== 1 || known.goneAtMs !== null) return true;
  return SAID.some((column) => known[column] !== row[column]);
}

/** Asks by id for those that the reading should have seen and did not, marks who is gone, and makes the members anew. */
async function finish(run: InventoryRun, progress: Progress, result: InventoryResult): Promise<void> {
  let afterId = '';
  for (;;) {
    const unseen = await listUnseenInstances(run.store.db, progress.startedAtMs, afterId, MAX_DESCRIBE_IDS);
    const last = unseen.at(-1);
    if (last === undefined) break;
    if (run.shouldPause()) {
      result.state = 'paused';
      return;
    }
    afterId = last;
    await settleUnseen(run, unseen, progress, result);
  }
  await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    await rebuildMembers(tx, run.now());
    await recordSuccess(tx, 'inventory', run.now());
    await saveScope(tx, 'inventory', { eventsSeen: await countListed(tx) });
  });
  const tookMs = run.now() - progress.startedAtMs;
  run.log.info({ ...result, instances: progress.seen, tookMs }, 'inventory read');
}

async function settleUnseen(
  run: InventoryRun,
  unseen: readonly string[],
  { startedAtMs }: Progress,
  result: InventoryResult,
): Promise<void> {
  const { found, missing } = await readInstances(run.ens, unseen);
  const gone = await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    await storeInstances(tx, found, run.now());
    return markInstancesGone(tx, missing, { sinceMs: startedAtMs, goneAtMs: run.now() });
  });
  result.changed += found.length + gone;
  result.gone += gone;
}
