import 'server-only';
import type { Insertable } from 'kysely';
import type { ServiceMatch } from '@/lib/domain/schedule/service-match';
import { DEFAULT_SCHEDULE_SETTINGS, type ScheduleSettings } from '@/lib/domain/schedule/settings';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { InstancesTable } from '@/lib/server/db/schema-mirror';
import type { Store } from '@/lib/server/db/store';

/** For tests of services: instances as a reading of the inventory leaves them. */
export type TestInstance = Partial<Insertable<InstancesTable>> & {
  instanceId: string;
  tags?: Record<string, string>;
};

/** Stores instances that run and are listed, with their tags; again = replaced. */
export async function putInstances(store: Store, instances: readonly TestInstance[]): Promise<void> {
  for (const chunk of chunksOf(instances)) {
    const ids = chunk.map(({ instanceId }) => instanceId);
    await store.db.deleteFrom('instanceTags').where('instanceId', 'in', ids).execute();
    await store.db.deleteFrom('instances').where('instanceId', 'in', ids).execute();
    await store.db
      .insertInto('instances')
      .values(chunk.map(({ tags: _, ...change }) => ({ ...RUNNING, name: change.instanceId, ...change })))
      .execute();
    const tags = chunk.flatMap(({ instanceId, tags: own = {} }) =>
      Object.entries(own).map(([key, value]) => ({ instanceId, key, value, readAtMs: 0 })),
    );
    if (tags.length > 0) await store.db.insertInto('instanceTags').values(tags).execute();
  }
}

const RUNNING = {
  status: 'Running',
  serviceStatus: 'Running',
  regionId: 'cn-dalian-unicom',
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
  statusReadAtMs: 0,
  inInventory: 1,
  goneAtMs: null,
};

/** Puts settings of the schedule in force, past all checks. */
export async function forceScheduleSettings(store: Store, change: Partial<ScheduleSettings>): Promise<void> {
  const valueJson = JSON.stringify({ ...DEFAULT_SCHEDULE_SETTINGS, ...change });
  const line = { name: 'schedule', valueJson, version: 1, updatedBy: 'test', updatedAtMs: 0 };
  await store.db
    .insertInto('scheduleSettings')
    .values(line)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ valueJson }))
    .execute();
}

/** Stores a manual service without making its membership. */
export async function putService(store: Store, id: string, match: Partial<ServiceMatch>): Promise<void> {
  await store.db
    .insertInto('services')
    .values({
      id,
      name: id,
      origin: 'manual',
      matchJson: JSON.stringify({ tags: [], names: [], regionIds: [], instanceIds: [], ...match }),
      ownerNote: '',
      version: 1,
      updatedBy: 'test',
      updatedByName: 'test',
      updatedAtMs: 0,
      deletedAtMs: null,
    })
    .execute();
}
