import 'server-only';
import { createHash } from 'node:crypto';
import { eventKey } from '@/lib/domain/events';
import type { Role } from '@/lib/domain/permissions';
import { type MirrorRow, upsertMirrorRows } from '@/lib/server/db/queries/events-mirror';
import { NO_DUE_SORT_MS } from '@/lib/server/db/schema-mirror';
import type { Store } from '@/lib/server/db/store';
import type { ServiceContext } from '@/lib/server/services/context';

/** For tests of services: a mirror without a cloud. */
export const TEST_NOW_MS = Date.UTC(2026, 10, 24, 12);

export function testContext(store: Store, role: Role = 'operator', id = 'user-1'): ServiceContext {
  const actor = { kind: 'user', id, name: `Name of ${id}`, role, sessionId: `session-${id}` } as const;
  return { store, actor, correlationId: 'test', now: () => TEST_NOW_MS };
}

/** An open redeployment, number `index`, due `index` minutes after TEST_NOW_MS; `change` overrides columns. */
export function testEvent(index: number, change: Partial<MirrorRow> = {}): MirrorRow {
  const digest = createHash('sha256').update(String(index)).digest('hex');
  const ids = { eventId: `e-${digest.slice(0, 32)}`, resourceId: `i-5${digest.slice(32, 56)}` };
  const dueAtMs = TEST_NOW_MS + index * 60_000;
  const row: MirrorRow = {
    key: '',
    ...ids,
    eventType: 'Instance:SystemFailure.Redeploy',
    eventLevel: 'CRITICAL',
    levelRank: 3,
    eventStatus: 'Inquiring',
    reason: 'nc_down',
    extendedAttribute: '{}',
    notBeforeMs: dueAtMs,
    publishTimeMs: TEST_NOW_MS - index,
    publishSortMs: TEST_NOW_MS - index,
    dueAtMs,
    dueSortMs: change.dueAtMs === null ? NO_DUE_SORT_MS : (change.dueAtMs ?? dueAtMs),
    dueIsEstimate: 0,
    redeployable: 1,
    instanceName: `edge-${index}`,
    regionId: `cn-place${index % 3}-unicom`,
    regionName: '某地联通',
    spec: 'ens.c4',
    addresses: `203.0.113.${index % 256}`,
    localDisk: index % 2,
    searchText: '',
    firstSeenMs: TEST_NOW_MS,
    lastSeenMs: TEST_NOW_MS,
    goneAtMs: null,
    seenRunId: 'run',
    ...change,
  };
  const searched = [row.eventId, row.resourceId, row.instanceName, row.addresses, row.regionId, row.reason];
  return { ...row, key: eventKey(row), searchText: searched.join('\n').toLowerCase() };
}

/** Stores the events; give at most some hundred. */
export async function fillMirror(store: Store, rows: readonly MirrorRow[]): Promise<void> {
  await upsertMirrorRows(store.db, rows);
}

/** Puts the events into a batch that is being sent: their rows are live. */
export async function holdEvents(store: Store, rows: readonly MirrorRow[]): Promise<void> {
  await store.db
    .insertInto('batches')
    .values({
      id: 'batch-1',
      number: 42,
      state: 'sending',
      revision: 1,
      title: 'Night shift',
      note: '',
      planJson: '{}',
      zone: 'UTC',
      requestKey: null,
      createdBy: 'user-2',
      createdByName: 'Lin',
      createdAtMs: TEST_NOW_MS,
      updatedAtMs: TEST_NOW_MS,
      submittedAtMs: TEST_NOW_MS,
      endedAtMs: null,
      rowCount: rows.length,
    })
    .execute();
  await store.db
    .insertInto('batchRows')
    .values(rows.map((row, position) => heldRow(row, position)))
    .execute();
}

function heldRow(row: MirrorRow, position: number) {
  const { eventId, resourceId, eventType, eventLevel, instanceName, regionId, regionName } = row;
  return {
    id: `row-${position}`,
    batchId: 'batch-1',
    position,
    eventKey: row.key,
    ...{ eventId, resourceId, eventType, eventLevel, instanceName, regionId, regionName },
    dueIsEstimate: 0,
    opsType: 'immediate' as const,
    outcome: 'queued' as const,
    liveKey: row.key,
    notBeforeSendMs: 0,
    nextFollowMs: 0,
    updatedAtMs: TEST_NOW_MS,
  };
}
