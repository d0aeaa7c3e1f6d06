import 'server-only';
import { randomUUID } from 'node:crypto';
import { isFinalStatus } from '@/lib/domain/event-states';
import { MAX_NOTICE_ROWS } from '@/lib/schemas/notices';
import { raiseCounter } from '@/lib/server/db/queries/counters';
import {
  findMirrorRows,
  type HistoryEntry,
  insertHistory,
  type MirrorRow,
  touchMirrorRows,
  upsertMirrorRows,
} from '@/lib/server/db/queries/events-mirror';
import { findInstances, markInstancesMissing, upsertInstances } from '@/lib/server/db/queries/instances';
import { type ScopeName, saveScope } from '@/lib/server/db/queries/sync-scopes';
import type { Tx } from '@/lib/server/db/schema';
import type { CloudEvent } from '@/lib/server/ens/types';
import { keepLease, type SyncRun } from '@/lib/server/jobs/sync-deps';
import { instanceIdsOf, type Lookup } from '@/lib/server/jobs/sync-instances';
import { looksDifferent, mirrorRow } from '@/lib/server/jobs/sync-rows';
import { withTransaction } from '@/lib/server/services/context';
import { recordNotice } from '@/lib/server/services/notices/record';

export type PageToStore = {
  runId: string;
  events: readonly CloudEvent[];
  lookup: Lookup;
  /** How far the run got, stored with the page: a crash continues there. */
  progress: { scope: ScopeName; nextPage: number; eventsSeen: number } | null;
};

/** Stores one page in one transaction. Returns whether a reader can see a difference. Throws LeaseLost. */
export async function storePage(run: SyncRun, page: PageToStore): Promise<{ changed: boolean }> {
  return withTransaction(run, async (tx) => {
    await keepLease(tx, run);
    await upsertInstances(tx, page.lookup.found);
    await markInstancesMissing(tx, page.lookup.missing, run.now());
    const changed = await storeEvents(tx, run, page);
    if (changed) await raiseCounter(tx, 'mirror');
    if (page.progress) {
      const { scope, ...progress } = page.progress;
      await saveScope(tx, scope, progress);
    }
    return { changed };
  });
}

async function storeEvents(tx: Tx, run: SyncRun, page: PageToStore): Promise<boolean> {
  const nowMs = run.now();
  const seen = await rowsOf(tx, run, page, nowMs);
  const known = new Map((await findMirrorRows(tx, [...seen.keys()])).map((row) => [row.key, row]));
  const written: MirrorRow[] = [];
  const same: string[] = [];
  const history: HistoryEntry[] = [];
  for (const row of seen.values()) {
    const before = known.get(row.key);
    if (before && !looksDifferent(before, row)) {
      same.push(row.key);
      continue;
    }
    written.push(row);
    if (before?.eventStatus !== row.eventStatus) history.push(statusChange(before, row, nowMs));
  }
  await upsertMirrorRows(tx, written);
  await touchMirrorRows(tx, same, { lastSeenMs: nowMs, seenRunId: page.runId });
  await insertHistory(tx, history);
  await tellCritical(
    tx,
    run,
    written.filter(({ key }) => !known.has(key)),
  );
  return written.length > 0;
}

/** One row for each identity: a page may name an event twice. */
async function rowsOf(
  tx: Tx,
  run: SyncRun,
  { events, runId }: PageToStore,
  nowMs: number,
): Promise<Map<string, MirrorRow>> {
  const found = await findInstances(tx, instanceIdsOf(events));
  const around = {
    instances: new Map(found.map((instance) => [instance.instanceId, instance])),
    regionNames: run.regionNames,
    nowMs,
    runId,
  };
  const rows = new Map<string, MirrorRow>();
  for (const event of events) {
    const row = mirrorRow(event, around);
    if (row) rows.set(row.key, row);
    else run.log.warn({ eventIdLength: event.eventId.length }, 'an event with an endless id was left out');
  }
  return rows;
}

function statusChange(before: MirrorRow | undefined, row: MirrorRow, seenAtMs: number): HistoryEntry {
  return {
    id: randomUUID(),
    eventKey: row.key,
    fromStatus: before?.eventStatus ?? null,
    toStatus: row.eventStatus,
    seenAtMs,
  };
}

const CRITICAL_RANK = 3;

/** Open critical events that were not there before, told together for each page. */
async function tellCritical(tx: Tx, run: SyncRun, added: readonly MirrorRow[]): Promise<void> {
  const critical = added.filter(
    ({ levelRank, eventStatus }) => levelRank === CRITICAL_RANK && !isFinalStatus(eventStatus),
  );
  const [first] = critical;
  if (!first) return;
  const rows = critical.slice(0, MAX_NOTICE_ROWS).map(({ resourceId, instanceName, regionId, dueAtMs }) => ({
    instanceId: resourceId,
    instanceName,
    regionId,
    dueAtMs,
  }));
  const regions = [...new Set(critical.map(({ regionId }) => regionId))];
  await recordNotice(tx, run, {
    kind: 'event.critical',
    objectType: 'event',
    objectId: first.key,
    regions: regions.includes('') ? [] : regions,
    content: { rows, more: critical.length - rows.length },
  });
}
