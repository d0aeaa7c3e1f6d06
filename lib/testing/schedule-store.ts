import 'server-only';
import type { Insertable } from 'kysely';
import type { BudgetScope, RuleDates, RuleScope } from '@/lib/domain/schedule/world';
import type { BatchRowsTable, Database } from '@/lib/server/db/schema';
import type { EventsTable, InstancesTable } from '@/lib/server/db/schema-mirror';
import type { TimeRulesTable } from '@/lib/server/db/schema-schedule';

/** For tests: what times are judged by, in a store. Instances are in region `cn-a`, run, and were read long ago. */

const BY = { updatedBy: 'u', updatedAtMs: 0 };

export async function addInstance(
  db: Database,
  instanceId: string,
  changes: Partial<Insertable<InstancesTable>> = {},
): Promise<void> {
  await db
    .insertInto('instances')
    .values({ ...instanceLine(instanceId), ...changes })
    .execute();
}

export function instanceLine(instanceId: string) {
  return {
    instanceId,
    name: instanceId,
    status: 'Running',
    regionId: 'cn-a',
    spec: '',
    cpu: '',
    memoryMb: null,
    osName: '',
    publicIps: '[]',
    privateIps: '[]',
    localDisk: null,
    disksJson: '[]',
    found: 1,
    fetchedAtMs: 0,
  };
}

/** A service named "Service ID" with these instances. */
export async function addService(db: Database, id: string, instanceIds: readonly string[]): Promise<void> {
  await db
    .insertInto('services')
    .values({
      ...BY,
      id,
      name: `Service ${id}`,
      origin: 'manual',
      matchJson: '{}',
      ownerNote: '',
      version: 1,
      updatedByName: 'Lin',
      deletedAtMs: null,
    })
    .execute();
  const lines = instanceIds.map((instanceId) => ({ serviceId: id, instanceId, sinceMs: 0 }));
  if (lines.length > 0) await db.insertInto('serviceMembers').values(lines).execute();
}

export async function addTag(db: Database, instanceId: string, key: string, value: string): Promise<void> {
  await db.insertInto('instanceTags').values({ instanceId, key, value, readAtMs: 0 }).execute();
}

/** A budget of 2, unless it is said otherwise. */
export async function addBudget(
  db: Database,
  budget: {
    id: string;
    scope: BudgetScope;
    limitKind?: 'count' | 'percent';
    limitValue?: number;
    active?: number;
  },
): Promise<void> {
  const { scope, limitKind = 'count', limitValue = 2, active = 1, id } = budget;
  await db
    .insertInto('budgets')
    .values({
      ...BY,
      id,
      name: id,
      scopeJson: JSON.stringify(scope),
      limitKind,
      limitValue,
      active,
      version: 1,
      updatedByName: 'Lin',
    })
    .execute();
}

type RuleAdded = Omit<Partial<Insertable<TimeRulesTable>>, 'scopeJson' | 'datesJson'> & {
  id: string;
  scope?: Partial<RuleScope>;
  dates?: Partial<RuleDates>;
};

/** A window of the account on 2 November 2026, UTC, unless it is said otherwise. */
export async function addRule(db: Database, { scope, dates, ...changes }: RuleAdded): Promise<void> {
  await db
    .insertInto('timeRules')
    .values({
      ...BY,
      kind: 'window',
      name: changes.id,
      ownerKind: 'account',
      ownerId: null,
      scopeJson: JSON.stringify({ serviceIds: [], regionIds: [], tags: [], levels: [], ...scope }),
      zone: 'UTC',
      datesJson: JSON.stringify({ first: '2026-11-02', rrule: null, list: [], except: [], ...dates }),
      fromMinute: 0,
      toMinute: 0,
      endDayOffset: 0,
      allDay: 0,
      fit: 'outage',
      lastStartMinutes: null,
      source: 'hand',
      calendarId: null,
      entryKey: null,
      version: 1,
      active: 1,
      createdBy: 'u',
      createdByName: 'Lin',
      createdAtMs: 0,
      updatedByName: 'Lin',
      endedAtMs: null,
      ...changes,
    })
    .execute();
}

/** The event `e-ID` of an instance. */
export async function addEvent(
  db: Database,
  resourceId: string,
  changes: Partial<Insertable<EventsTable>> = {},
): Promise<void> {
  await db
    .insertInto('events')
    .values({ ...eventLine(resourceId), ...withSort(changes) })
    .execute();
}

function withSort(changes: Partial<Insertable<EventsTable>>) {
  return typeof changes.dueAtMs === 'number' ? { ...changes, dueSortMs: changes.dueAtMs } : changes;
}

export function eventLine(resourceId: string): Insertable<EventsTable> {
  return {
    key: `e-${resourceId}/${resourceId}`,
    eventId: `e-${resourceId}`,
    resourceId,
    eventType: 'Instance:SystemFailure.Redeploy',
    eventLevel: 'WARN',
    levelRank: 2,
    eventStatus: 'Inquiring',
    reason: '',
    extendedAttribute: '',
    notBeforeMs: null,
    publishTimeMs: null,
    publishSortMs: 0,
    dueAtMs: null,
    dueSortMs: 9_000_000_000_000_000,
    dueIsEstimate: 0,
    redeployable: 1,
    instanceName: resourceId,
    regionId: 'cn-a',
    regionName: 'cn-a',
    spec: '',
    addresses: '',
    localDisk: null,
    searchText: '',
    firstSeenMs: 0,
    lastSeenMs: 0,
    goneAtMs: null,
    seenRunId: '',
  };
}

/** A row of batch #7 (`batch`) for the event of an instance; live while its outcome says so. */
export async function addOrder(
  db: Database,
  resourceId: string,
  changes: Partial<Insertable<BatchRowsTable>> = {},
): Promise<void> {
  await db
    .insertInto('batches')
    .values({
      id: 'batch',
      number: 7,
      state: 'sent',
      revision: 1,
      title: 'Night shift',
      note: '',
      planJson: '{}',
      zone: 'UTC',
      createdBy: 'u',
      createdByName: 'Lin',
      createdAtMs: 0,
      updatedAtMs: 0,
      rowCount: 1,
      requestKey: null,
      submittedAtMs: null,
      endedAtMs: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('batchRows')
    .values({ ...orderLine(resourceId), ...changes })
    .execute();
}

export function orderLine(resourceId: string): Insertable<BatchRowsTable> {
  return {
    id: `order-${resourceId}`,
    batchId: 'batch',
    position: 0,
    eventKey: `e-${resourceId}/${resourceId}`,
    eventId: `e-${resourceId}`,
    resourceId,
    eventType: 'Instance:SystemFailure.Redeploy',
    eventLevel: 'WARN',
    instanceName: resourceId,
    regionId: 'cn-a',
    regionName: 'cn-a',
    dueAtMs: null,
    dueIsEstimate: 0,
    localDisk: null,
    overrideJson: null,
    opsType: 'immediate',
    planTimeMs: null,
    outcome: 'queued',
    reason: null,
    code: null,
    message: null,
    requestId: null,
    callId: null,
    liveKey: `e-${resourceId}/${resourceId}`,
    statusAtSubmit: null,
    cloudStatus: null,
    cloudStatusAtMs: null,
    finalAtMs: null,
    notBeforeSendMs: 0,
    maxCallRows: null,
    nextFollowMs: 0,
    updatedAtMs: 0,
    needsDecisionAtMs: null,
    decisionCause: null,
    leftAtMs: null,
    sightsJson: null,
    notBeforeAtSendMs: null,
    dueAtSendMs: null,
  };
}
