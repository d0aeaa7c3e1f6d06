import 'server-only';
import type { Selectable } from 'kysely';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import type { InstancesTable } from '@/lib/server/db/schema-mirror';
import type { InstanceInventoryColumns } from '@/lib/server/db/schema-schedule';

/** What DescribeInstances says of an instance. */
export type InstanceRow = Omit<
  Selectable<InstancesTable>,
  Exclude<keyof InstanceInventoryColumns, 'serviceStatus'>
>;

/** The stored instances among `ids` (at most a few hundred). */
export async function findInstances(db: Queryable, ids: readonly string[]): Promise<InstanceRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('instances').selectAll().where('instanceId', 'in', ids).execute();
}

export async function findInstance(db: Queryable, id: string): Promise<InstanceRow | undefined> {
  return db.selectFrom('instances').selectAll().where('instanceId', '=', id).executeTakeFirst();
}

/** Stores what DescribeInstances said; the newest answer wins. Whoever is found is not gone. */
export async function upsertInstances(db: Queryable, rows: readonly InstanceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('instances')
    .values(rows.map((row) => ({ ...row, statusReadAtMs: row.fetchedAtMs })))
    .onConflict((conflict) =>
      conflict.column('instanceId').doUpdateSet((eb) => ({
        statusReadAtMs: eb.ref('excluded.statusReadAtMs'),
        serviceStatus: eb.ref('excluded.serviceStatus'),
        goneAtMs: null,
        name: eb.ref('excluded.name'),
        status: eb.ref('excluded.status'),
        regionId: eb.ref('excluded.regionId'),
        spec: eb.ref('excluded.spec'),
        cpu: eb.ref('excluded.cpu'),
        memoryMb: eb.ref('excluded.memoryMb'),
        osName: eb.ref('excluded.osName'),
        publicIps: eb.ref('excluded.publicIps'),
        privateIps: eb.ref('excluded.privateIps'),
        localDisk: eb.ref('excluded.localDisk'),
        disksJson: eb.ref('excluded.disksJson'),
        found: eb.ref('excluded.found'),
        fetchedAtMs: eb.ref('excluded.fetchedAtMs'),
      })),
    )
    .execute();
}

/**
 * Says that these instances were asked for and not returned. What was known of one before stays, so that a
 * released instance keeps its name.
 */
export async function markInstancesMissing(
  db: Queryable,
  ids: readonly string[],
  fetchedAtMs: number,
): Promise<void> {
  if (ids.length === 0) return;
  const unknown = {
    name: '',
    status: '',
    regionId: '',
    spec: '',
    cpu: '',
    memoryMb: null,
    osName: '',
    publicIps: '[]',
    privateIps: '[]',
    localDisk: null,
    disksJson: '[]',
    found: 0,
    fetchedAtMs,
  };
  await db
    .insertInto('instances')
    .values(ids.map((instanceId) => ({ instanceId, ...unknown })))
    .onConflict((conflict) => conflict.column('instanceId').doUpdateSet({ found: 0, fetchedAtMs }))
    .execute();
}

export type RegionRow = { regionId: string; name: string; fetchedAtMs: number };

export async function listRegions(db: Queryable): Promise<RegionRow[]> {
  return db.selectFrom('regions').selectAll().execute();
}

/** Stores the names of regions; those that are no longer listed keep theirs. */
export async function upsertRegions(db: Queryable, rows: readonly RegionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('regions')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('regionId').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        fetchedAtMs: eb.ref('excluded.fetchedAtMs'),
      })),
    )
    .execute();
}

/** Those of the instances that are stored with one of these regions. */
export async function readInstancesInLimit(
  db: Queryable,
  ids: readonly string[],
  regionIds: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('instances')
      .select('instanceId')
      .where('instanceId', 'in', some)
      .where(inLimit(regionIds, 'instances.regionId'))
      .execute();
    for (const { instanceId } of rows) found.add(instanceId);
  }
  return found;
}
