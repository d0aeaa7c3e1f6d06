import 'server-only';
import type { Insertable, Selectable, Updateable } from 'kysely';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { isPlaced } from '@/lib/server/db/queries/services-page';
import type { Queryable } from '@/lib/server/db/schema';
import type { ServicesTable } from '@/lib/server/db/schema-schedule';

/** Services and who is in them, for those who write them. What the page shows: services-page.ts. */
export type ServiceRecord = Selectable<ServicesTable>;

/**
 * Lets whoever makes memberships anew, or changes what they follow from, take turns until their transaction ends: two
 * servers would store the same member twice.
 */
export async function lockServices(db: Queryable): Promise<void> {
  await db
    .insertInto('scheduleLocks')
    .values({ scopeKey: 'services' })
    .onConflict((conflict) =>
      conflict.column('scopeKey').doUpdateSet((eb) => ({ scopeKey: eb.ref('excluded.scopeKey') })),
    )
    .execute();
}

/** Services in force, by name. */
export async function listServices(db: Queryable): Promise<ServiceRecord[]> {
  return db
    .selectFrom('services')
    .selectAll()
    .where('deletedAtMs', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Of these names, the automatic services that ended, newest first. */
export async function findEndedServices(db: Queryable, names: readonly string[]): Promise<ServiceRecord[]> {
  const found: ServiceRecord[] = [];
  for (const chunk of chunksOf(names)) {
    const rows = await db
      .selectFrom('services')
      .selectAll()
      .where('origin', '=', 'auto')
      .where('deletedAtMs', 'is not', null)
      .where('name', 'in', chunk)
      .orderBy('deletedAtMs', 'desc')
      .execute();
    found.push(...rows);
  }
  return found;
}

export async function insertServices(
  db: Queryable,
  rows: readonly Insertable<ServicesTable>[],
): Promise<void> {
  for (const chunk of chunksOf(rows, 100)) await db.insertInto('services').values(chunk).execute();
}

export async function updateService(
  db: Queryable,
  id: string,
  change: Updateable<ServicesTable>,
): Promise<void> {
  await db.updateTable('services').set(change).where('id', '=', id).execute();
}

export type PlacedInstance = { instanceId: string; name: string; regionId: string };

/** Instances of one reading of them. */
const INSTANCES_AT_ONCE = 2_000;

/**
 * Instances that can be members, by id after `after`: those that the inventory lists, and until it has been read those
 * with open events. The last part is shorter than the others.
 */
export async function readPlacedInstances(
  db: Queryable,
  after: string,
  most = INSTANCES_AT_ONCE,
): Promise<{ rows: PlacedInstance[]; last: string | null }> {
  const rows = await db
    .selectFrom('instances')
    .select(['instanceId', 'name', 'regionId'])
    .where('instanceId', '>', after)
    .where(isPlaced)
    .orderBy('instanceId')
    .limit(most)
    .execute();
  return { rows, last: rows.length < most ? null : (rows.at(-1)?.instanceId ?? null) };
}

/** Values of these tags, of instances after `after` up to and with `last` (null: all others). */
export async function readTagValues(
  db: Queryable,
  keys: readonly string[],
  { after, last }: { after: string; last: string | null },
): Promise<{ instanceId: string; key: string; value: string }[]> {
  if (keys.length === 0) return [];
  return db
    .selectFrom('instanceTags')
    .select(['instanceId', 'key', 'value'])
    .where('key', 'in', keys)
    .where('instanceId', '>', after)
    .$if(last !== null, (query) => query.where('instanceId', '<=', last ?? ''))
    .execute();
}

/** Memberships of the same stretch of instances. */
export async function readMemberships(
  db: Queryable,
  { after, last }: { after: string; last: string | null },
): Promise<{ serviceId: string; instanceId: string }[]> {
  return db
    .selectFrom('serviceMembers')
    .select(['serviceId', 'instanceId'])
    .where('instanceId', '>', after)
    .$if(last !== null, (query) => query.where('instanceId', '<=', last ?? ''))
    .execute();
}

export async function insertMemberships(
  db: Queryable,
  rows: readonly { serviceId: string; instanceId: string }[],
  sinceMs: number,
): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await db
      .insertInto('serviceMembers')
      .values(chunk.map((row) => ({ ...row, sinceMs })))
      .execute();
  }
}

export async function deleteMemberships(
  db: Queryable,
  rows: readonly { serviceId: string; instanceId: string }[],
): Promise<void> {
  const byService = new Map<string, string[]>();
  for (const { serviceId, instanceId } of rows) {
    const ids = byService.get(serviceId);
    if (ids) ids.push(instanceId);
    else byService.set(serviceId, [instanceId]);
  }
  for (const [serviceId, instanceIds] of byService) {
    for (const chunk of chunksOf(instanceIds)) {
      await db
        .deleteFrom('serviceMembers')
        .where('serviceId', '=', serviceId)
        .where('instanceId', 'in', chunk)
        .execute();
    }
  }
}
