import 'server-only';
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SYSTEM_ID } from '@/lib/domain/actors';
import {
  autoValueOf,
  chosenValues,
  MAX_SERVICES,
  type MatchedInstance,
  manualServicesOf,
  tagKeysOf,
} from '@/lib/domain/schedule/service-match';
import type { AutoServices } from '@/lib/domain/schedule/settings';
import {
  deleteMemberships,
  findEndedServices,
  insertMemberships,
  insertServices,
  listServices,
  lockServices,
  readMemberships,
  readPlacedInstances,
  readTagValues,
  type ServiceRecord,
  updateService,
} from '@/lib/server/db/queries/services';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { autoMatch, matchOf } from '@/lib/server/services/schedule/match-json';
import { currentScheduleSettings } from '@/lib/server/services/schedule/read-settings';

export type Rebuilt = {
  /** Whether any service or membership is another than before. */
  changed: boolean;
  instances: number;
  /** Memberships that came, and those that ended. */
  added: number;
  removed: number;
  /** Values that would be services if there were room (MAX_SERVICES). */
  leftOut: number;
};

/**
 * Makes the membership of all services anew from instances, tags and the services as they are now, and stores what is
 * different. Automatic services begin, come back and end as their values do; one that comes back is the same as before,
 * with its budgets and rules. Raises the counter `schedule` when anything changed. Call it after a reading of the
 * inventory or the tags, and in the transaction of each change of a service.
 */
export async function rebuildMembers(tx: Tx, nowMs: number): Promise<Rebuilt> {
  await lockServices(tx);
  const { settings } = await currentScheduleSettings(tx);
  const services = await listServices(tx);
  const placed = await placeInstances(tx, services, settings.autoServices);
  const { idOfValue, changes, leftOut } = await renewAutomatic(
    tx,
    services,
    placed,
    settings.autoServices,
    nowMs,
  );
  let added = 0;
  let removed = 0;
  for (const part of placed.parts) {
    const before = await readMemberships(tx, part);
    const difference = compare(before, part.instances, idOfValue);
    await insertMemberships(tx, difference.added, nowMs);
    await deleteMemberships(tx, difference.removed);
    added += difference.added.length;
    removed += difference.removed.length;
  }
  const changed = changes + added + removed > 0;
  if (changed) await raiseCounter(tx, 'schedule');
  return { changed, instances: placed.count, added, removed, leftOut };
}

type Placed = { instanceId: string; manual: readonly string[]; value: string | null };
/** Instances after `after` up to and with `last`; `last` null: to the end. */
type Part = { after: string; last: string | null; instances: Placed[] };

/** Where each instance belongs, in one pass over them. */
async function placeInstances(db: Queryable, services: readonly ServiceRecord[], auto: AutoServices | null) {
  const manual = services.flatMap((service) => {
    const match = service.origin === 'manual' ? matchOf(service) : null;
    return match ? [{ id: service.id, match }] : [];
  });
  const manualOf = manualServicesOf(manual);
  const valueIn = autoValueOf(auto);
  const counts = new Map<string, number>();
  const parts: Part[] = [];
  let count = 0;
  await eachInstance(db, tagKeysNeeded(manual, auto), (instances, stretch) => {
    const part: Part = { ...stretch, instances: [] };
    for (const instance of instances) {
      const value = valueIn(instance);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
      part.instances.push({ instanceId: instance.instanceId, manual: manualOf(instance), value });
    }
    count += instances.length;
    parts.push(part);
  });
  return { parts, counts, count };
}

function tagKeysNeeded(
  manual: readonly { match: Parameters<typeof tagKeysOf>[0][number] }[],
  auto: AutoServices | null,
) {
  const keys = tagKeysOf(manual.map(({ match }) => match));
  return auto?.kind === 'tag' ? [...new Set([...keys, auto.key])] : keys;
}

/**
 * All instances that can be members, in order of their ids and in parts, with the tags of `keys`. The thread is free for
 * others between two parts.
 */
export async function eachInstance(
  db: Queryable,
  keys: readonly string[],
  take: (instances: MatchedInstance[], stretch: { after: string; last: string | null }) => void,
): Promise<void> {
  let after: string | null = '';
  while (after !== null) {
    const { rows, last } = await readPlacedInstances(db, after);
    const stretch = { after, last };
    const tags = new Map<string, Map<string, string>>();
    for (const { instanceId, key, value } of await readTagValues(db, keys, stretch)) {
      const known = tags.get(instanceId);
      if (known) known.set(key, value);
      else tags.set(instanceId, new Map([[key, value]]));
    }
    take(
      rows.map((row) => ({ ...row, tags: tags.get(row.instanceId) ?? NO_TAGS })),
      stretch,
    );
    after = last;
    await nextTurn();
  }
}
const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** Begins, brings back and ends automatic services. `idOfValue`: those that are in force now. */
async function renewAutomatic(
  tx: Tx,
  services: readonly ServiceRecord[],
  { counts }: { counts: ReadonlyMap<string, number> },
  auto: AutoServices | null,
  nowMs: number,
) {
  const existing = new Map(services.filter(isAutomatic).map((service) => [service.name, service]));
  const room = MAX_SERVICES - (services.length - existing.size);
  const chosen = chosenValues(counts, new Set(existing.keys()), room);
  const idOfValue = new Map<string, string>();
  const by = { updatedBy: SYSTEM_ID, updatedByName: SYSTEM_ID, updatedAtMs: nowMs };
  let changes = 0;
  const fresh = chosen.filter((value) => !existing.has(value));
  const ended = new Map<string, ServiceRecord>();
  for (const service of await findEndedServices(tx, fresh)) {
    if (!ended.has(service.name)) ended.set(service.name, service);
  }
  const begun: Parameters<typeof insertServices>[1][number][] = [];
  for (const value of chosen) {
    const matchJson = autoMatch(auto, value);
    const known = existing.get(value) ?? ended.get(value);
    const id = known?.id ?? `svc_${randomUUID()}`;
    idOfValue.set(value, id);
    if (!known) {
      begun.push({
        id,
        name: value,
        origin: 'auto',
        matchJson,
        ownerNote: '',
        version: 1,
        ...by,
        deletedAtMs: null,
      });
    } else if (known.deletedAtMs !== null || known.matchJson !== matchJson) {
      await updateService(tx, id, { matchJson, deletedAtMs: null, version: known.version + 1, ...by });
      changes++;
    }
  }
  await insertServices(tx, begun);
  for (const [value, service] of existing) {
    if (idOfValue.has(value)) continue;
    await updateService(tx, service.id, { deletedAtMs: nowMs, version: service.version + 1, ...by });
    changes++;
  }
  return { idOfValue, changes: changes + begun.length, leftOut: counts.size - chosen.length };
}

function isAutomatic({ origin }: ServiceRecord): boolean {
  return origin === 'auto';
}

type Membership = { serviceId: string; instanceId: string };

function compare(
  before: readonly Membership[],
  instances: readonly Placed[],
  idOfValue: ReadonlyMap<string, string>,
): { added: Membership[]; removed: Membership[] } {
  const wanted = new Map<string, Set<string>>();
  for (const { instanceId, manual, value } of instances) {
    const automatic = value === null ? undefined : idOfValue.get(value);
    if (manual.length === 0 && automatic === undefined) continue;
    wanted.set(instanceId, new Set(automatic === undefined ? manual : [...manual, automatic]));
  }
  const removed: Membership[] = [];
  for (const membership of before) {
    // What is left in `wanted` afterwards is new.
    if (!wanted.get(membership.instanceId)?.delete(membership.serviceId)) removed.push(membership);
  }
  const added = [...wanted].flatMap(([instanceId, ids]) =>
    [...ids].map((serviceId) => ({ serviceId, instanceId })),
  );
  return { added, removed };
}
