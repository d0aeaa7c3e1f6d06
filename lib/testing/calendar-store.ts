import 'server-only';
import type { BatchState } from '@/lib/domain/batches';
import type { BudgetScope, TimeRule } from '@/lib/domain/schedule/world';
import { insertBatchRows } from '@/lib/server/db/queries/batch-rows';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { upsertInstances, upsertRegions } from '@/lib/server/db/queries/instances';
import type { Queryable } from '@/lib/server/db/schema';

/** For tests: what the calendar shows, put into the store without the verbs that people use. */

const BY = { updatedBy: 'admin', updatedByName: 'Ada', updatedAtMs: 1 };

export type TestInstance = { id: string; regionId: string; status?: string };

export async function addRegions(db: Queryable, names: Readonly<Record<string, string>>): Promise<void> {
  await upsertRegions(
    db,
    Object.entries(names).map(([regionId, name]) => ({ regionId, name, fetchedAtMs: 1 })),
  );
}

export async function addInstances(db: Queryable, instances: readonly TestInstance[]): Promise<void> {
  for (const chunk of chunksOf(instances)) {
    await upsertInstances(
      db,
      chunk.map(({ id, regionId, status = 'Running' }) => ({
        instanceId: id,
        name: `machine-${id}`,
        status,
        regionId,
        spec: 'ens.c4',
        cpu: '4',
        memoryMb: 8_192,
        osName: '',
        publicIps: '[]',
        privateIps: '[]',
        localDisk: 0,
        disksJson: '[]',
        found: 1,
        serviceStatus: '',
        fetchedAtMs: 1,
      })),
    );
  }
}

export async function addService(
  db: Queryable,
  { id, name, members }: { id: string; name: string; members: readonly string[] },
): Promise<void> {
  await db
    .insertInto('services')
    .values({
      id,
      name,
      origin: 'manual',
      matchJson: '[]',
      ownerNote: '',
      version: 1,
      ...BY,
      deletedAtMs: null,
    })
    .execute();
  for (const chunk of chunksOf(members)) {
    await db
      .insertInto('serviceMembers')
      .values(chunk.map((instanceId) => ({ serviceId: id, instanceId, sinceMs: 1 })))
      .execute();
  }
}

export async function addRule(
  db: Queryable,
  rule: Pick<TimeRule, 'id' | 'kind' | 'name' | 'zone' | 'dates'> & Partial<TimeRule>,
): Promise<void> {
  const { owner = { kind: 'account', id: null }, scope, dates, ...rest } = rule;
  await db
    .insertInto('timeRules')
    .values({
      fromMinute: 0,
      toMinute: 0,
      endDayOffset: 0,
      fit: 'outage',
      lastStartMinutes: null,
      ...rest,
      ownerKind: owner.kind,
      ownerId: owner.id,
      scopeJson: JSON.stringify(scope ?? { serviceIds: [], regionIds: [], tags: [], levels: [] }),
      datesJson: JSON.stringify(dates),
      allDay: rest.allDay ? 1 : 0,
      source: 'hand',
      calendarId: null,
      entryKey: null,
      version: 1,
      active: 1,
      createdBy: 'admin',
      createdByName: 'Ada',
      createdAtMs: 1,
      ...BY,
      endedAtMs: null,
    })
    .execute();
}

export async function addBudget(
  db: Queryable,
  budget: {
    id: string;
    name: string;
    scope: BudgetScope;
    limitKind: 'count' | 'percent';
    limitValue: number;
  },
): Promise<void> {
  const { scope, ...rest } = budget;
  await db
    .insertInto('budgets')
    .values({ ...rest, scopeJson: JSON.stringify(scope), version: 1, active: 1, ...BY })
    .execute();
}

type RowLine = Parameters<typeof insertBatchRows>[1][number];
export type TestRow = { instanceId: string; regionId: string; regionName?: string } & Partial<RowLine>;

/** A batch with these rows, accepted by the cloud for a time unless they say otherwise. */
export async function addBatch(
  db: Queryable,
  batch: { id: string; number: number; title: string; state?: BatchState },
  rows: readonly TestRow[],
): Promise<void> {
  await db
    .insertInto('batches')
    .values({
      state: 'sent',
      revision: 1,
      note: '',
      planJson: '{}',
      zone: 'UTC',
      createdBy: 'lin',
      createdByName: 'Lin',
      createdAtMs: 1,
      updatedAtMs: 1,
      ...batch,
      rowCount: rows.length,
    })
    .execute();
  await insertBatchRows(
    db,
    rows.map(({ instanceId, ...row }, position) => ({
      id: `${batch.id}-${position}`,
      batchId: batch.id,
      position,
      eventKey: `e-${batch.id}-${position}/${instanceId}`,
      eventId: `e-${batch.id}-${position}`,
      resourceId: instanceId,
      eventType: 'Instance:SystemFailure.Redeploy',
      eventLevel: 'WARN',
      instanceName: `machine-${instanceId}`,
      regionName: row.regionId,
      dueIsEstimate: 0,
      outcome: 'accepted' as const,
      reason: null,
      opsType: 'scheduled' as const,
      cloudStatus: 'Scheduled',
      acceptedAtMs: 1,
      notBeforeSendMs: 0,
      nextFollowMs: 0,
      updatedAtMs: 1,
      ...row,
    })),
  );
}
