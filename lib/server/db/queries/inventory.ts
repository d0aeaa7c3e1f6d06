import 'server-only';
import type { Selectable } from 'kysely';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { InstanceRow } from '@/lib/server/db/queries/instances';
import { readScope, type ScopeName } from '@/lib/server/db/queries/sync';
import type { Queryable } from '@/lib/server/db/schema';
import type { InstancesTable } from '@/lib/server/db/schema-mirror';

/** An instance with what the inventory knows of it. */
export type InventoryRow = Selectable<InstancesTable>;

/** The stored instances among `ids` (at most a few hundred). */
export async function findInventoryRows(db: Queryable, ids: readonly string[]): Promise<InventoryRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('instances').selectAll().where('instanceId', 'in', ids).execute();
}

/** Stores that these instances are listed, as they were read: new ones, changed ones, and those that had been gone. */
export async function storeListed(db: Queryable, rows: readonly InstanceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const listed = { inInventory: 1, goneAtMs: null };
  await db
    .insertInto('instances')
    .values(rows.map((row) => ({ ...row, statusReadAtMs: row.fetchedAtMs, ...listed })))
    .onConflict((conflict) =>
      conflict.column('instanceId').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        status: eb.ref('excluded.status'),
        serviceStatus: eb.ref('excluded.serviceStatus'),
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
        statusReadAtMs: eb.ref('excluded.statusReadAtMs'),
        ...listed,
      })),
    )
    .execute();
}

/** Notes that these instances were read and are as they were: one statement. */
export async function touchListed(db: Queryable, ids: readonly string[], readAtMs: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('instances')
    .set({ statusReadAtMs: readAtMs, fetchedAtMs: readAtMs })
    .where('instanceId', 'in', ids)
    .execute();
}

/** Instances that nobody has read since `sinceMs` (epoch ms) and that are not gone, by id after `afterId`. */
export async function listUnseenInstances(
  db: Queryable,
  sinceMs: number,
  afterId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('instances')
    .select('instanceId')
    .where('goneAtMs', 'is', null)
    .where('statusReadAtMs', '<', sinceMs)
    .where('instanceId', '>', afterId)
    .orderBy('instanceId')
    .limit(limit)
    .execute();
  return rows.map(({ instanceId }) => instanceId);
}

/** Marks instances as gone, but those that somebody has read since `sinceMs`. What was known of them stays. Returns how many. */
export async function markInstancesGone(
  db: Queryable,
  ids: readonly string[],
  { sinceMs, goneAtMs }: { sinceMs: number; goneAtMs: number },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable('instances')
    .set({ goneAtMs, inInventory: 0, found: 0 })
    .where('instanceId', 'in', ids)
    .where('statusReadAtMs', '<', sinceMs)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function countListed(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom('instances')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('inInventory', '=', 1)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Listed instances whose tags were not read since `sinceMs` (epoch ms), by id after `afterId`. */
export async function listUntagged(
  db: Queryable,
  sinceMs: number,
  afterId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('instances')
    .select('instanceId')
    .where('inInventory', '=', 1)
    .where('tagsReadAtMs', '<', sinceMs)
    .where('instanceId', '>', afterId)
    .orderBy('instanceId')
    .limit(limit)
    .execute();
  return rows.map(({ instanceId }) => instanceId);
}

export type TagRow = { instanceId: string; key: string; value: string };

/**
 * Stores the tags of these instances as they were read: what is no longer there goes, what is the same stays untouched.
 * Returns whether anything is different.
 */
export async function replaceTags(
  db: Queryable,
  ids: readonly string[],
  tags: readonly TagRow[],
  readAtMs: number,
): Promise<boolean> {
  if (ids.length === 0) return false;
  const known = await db
    .selectFrom('instanceTags')
    .select(['instanceId', 'key', 'value'])
    .where('instanceId', 'in', ids)
    .execute();
  const keyOf = ({ instanceId, key, value }: TagRow) => JSON.stringify([instanceId, key, value]);
  const wanted = new Set(tags.map(keyOf));
  const stored = new Set(known.map(keyOf));
  const ended = known.filter((tag) => !wanted.has(keyOf(tag)));
  const fresh = tags.filter((tag) => !stored.has(keyOf(tag)));
  for (const [instanceId, keys] of byInstance(ended)) {
    await db
      .deleteFrom('instanceTags')
      .where('instanceId', '=', instanceId)
      .where('key', 'in', keys)
      .execute();
  }
  for (const chunk of chunksOf(fresh)) {
    await db
      .insertInto('instanceTags')
      .values(chunk.map((tag) => ({ ...tag, readAtMs })))
      .execute();
  }
  await db.updateTable('instances').set({ tagsReadAtMs: readAtMs }).where('instanceId', 'in', ids).execute();
  return ended.length + fresh.length > 0;
}

function byInstance(tags: readonly TagRow[]): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { instanceId, key } of tags) keys.set(instanceId, [...(keys.get(instanceId) ?? []), key]);
  return keys;
}

/** How old a whole reading is, and what was wrong with the last try. Times are epoch ms. */
export type ReadingState = {
  /** `never` read and not refused · `read` · `refused` the account lacks the right · `failed` for another reason. */
  state: 'never' | 'read' | 'refused' | 'failed';
  /** The last complete reading; null = none. What it stored still holds when a later one failed. */
  readAtMs: number | null;
  errorCode: string | null;
  errorAtMs: number | null;
};

async function readingState(db: Queryable, scope: ScopeName): Promise<ReadingState> {
  const { lastSuccessMs, lastErrorCode, lastErrorKind, lastErrorAtMs } = await readScope(db, scope);
  const told = { readAtMs: lastSuccessMs, errorCode: lastErrorCode, errorAtMs: lastErrorAtMs };
  if (lastErrorCode !== null)
    return { state: lastErrorKind === 'unauthorised' ? 'refused' : 'failed', ...told };
  return { state: lastSuccessMs === null ? 'never' : 'read', ...told };
}

/** Whether tags are readable: `refused` without the right `ens:ListTagResources`. */
export async function tagsState(db: Queryable): Promise<ReadingState> {
  return readingState(db, 'tags');
}

/** How old the inventory is: who is in the account, and what is running. */
export async function inventoryState(db: Queryable): Promise<ReadingState> {
  return readingState(db, 'inventory');
}
