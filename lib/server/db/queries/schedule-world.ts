import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { SPAN_HISTORY_MS } from '@/lib/domain/schedule/outage';
import type { BudgetScope } from '@/lib/domain/schedule/world';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Queryable } from '@/lib/server/db/schema';

/** What judging times reads: budgets, who belongs to what, and who is down. */

/** Whether anything can keep a row from a time: a rule, a budget, or that nothing goes without a window. */
export async function readHasSchedule(db: Queryable): Promise<boolean> {
  const rule = await db
    .selectFrom('timeRules')
    .select('id')
    .where('active', '=', 1)
    .limit(1)
    .executeTakeFirst();
  if (rule !== undefined) return true;
  const budget = await db
    .selectFrom('budgets')
    .select('id')
    .where('active', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return budget !== undefined || (await readWithoutWindow(db)) === 'closed';
}

/** What holds where no window applies (R7). */
export async function readWithoutWindow(db: Queryable): Promise<'open' | 'closed'> {
  const row = await db
    .selectFrom('scheduleSettings')
    .select('valueJson')
    .where('name', '=', 'schedule')
    .executeTakeFirst();
  const settings = row ? (JSON.parse(row.valueJson) as { withoutWindow?: unknown }) : {};
  return settings.withoutWindow === 'closed' ? 'closed' : 'open';
}

export type ActiveBudget = {
  id: string;
  name: string;
  scope: BudgetScope;
  limitKind: 'count' | 'percent';
  limitValue: number;
  version: number;
};

export async function readActiveBudgets(db: Queryable): Promise<ActiveBudget[]> {
  const rows = await db
    .selectFrom('budgets')
    .select(['id', 'name', 'scopeJson', 'limitKind', 'limitValue', 'version'])
    .where('active', '=', 1)
    .orderBy('id')
    .execute();
  return rows.map(({ scopeJson, ...rest }) => ({ ...rest, scope: JSON.parse(scopeJson) as BudgetScope }));
}

const FACTS = ['status', 'statusReadAtMs', 'serviceStatus', 'found', 'inInventory'] as const;

/** What is known of these instances, as far as budgets ask; unknown ones are not in the answer. */
export async function readInstanceFacts(db: Queryable, ids: readonly string[]) {
  const all = [];
  for (const chunk of chunksOf(ids)) {
    all.push(
      ...(await db
        .selectFrom('instances')
        .select(['instanceId', 'regionId', 'goneAtMs', 'outOfRotationUntilMs', ...FACTS])
        .where('instanceId', 'in', chunk)
        .execute()),
    );
  }
  return all;
}

/** The services of these instances: pairs, sorted by service. */
export async function readServicesOf(db: Queryable, ids: readonly string[]) {
  const all = [];
  for (const chunk of chunksOf(ids)) {
    all.push(
      ...(await db
        .selectFrom('serviceMembers')
        .innerJoin('services', 'services.id', 'serviceMembers.serviceId')
        .select(['serviceMembers.instanceId', 'services.id as serviceId'])
        .where('serviceMembers.instanceId', 'in', chunk)
        .where('services.deletedAtMs', 'is', null)
        .orderBy('services.id')
        .execute()),
    );
  }
  return all;
}

export async function readServiceNames(db: Queryable) {
  return db.selectFrom('services').select(['id', 'name']).where('deletedAtMs', 'is', null).execute();
}

export async function readRegionNames(db: Queryable) {
  return db.selectFrom('regions').select(['regionId', 'name']).execute();
}

/** Tags with these keys of these instances. */
export async function readTagsOf(db: Queryable, ids: readonly string[], keys: readonly string[]) {
  const all = [];
  for (const chunk of keys.length === 0 ? [] : chunksOf(ids)) {
    all.push(
      ...(await db
        .selectFrom('instanceTags')
        .select(['instanceId', 'key', 'value'])
        .where('instanceId', 'in', chunk)
        .where('key', 'in', keys)
        .orderBy('key')
        .execute()),
    );
  }
  return all;
}

/** Whether a line of `instances` belongs into totals (R20). */
export function isCounted(nowMs: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`"instances"."goneAtMs" is null and "instances"."status" <> 'Expired'
    and "instances"."serviceStatus" <> 'Deleting' and ("instances"."found" = 1 or "instances"."inInventory" = 1)
    and coalesce("instances"."outOfRotationUntilMs", 0) <= ${nowMs}`;
}

/** How many instances each service has in each region; `onlyId` is one of them. */
export async function countMembers(db: Queryable, serviceIds: readonly string[] | null, nowMs: number) {
  const rows = await db
    .selectFrom('serviceMembers')
    .innerJoin('services', 'services.id', 'serviceMembers.serviceId')
    .innerJoin('instances', 'instances.instanceId', 'serviceMembers.instanceId')
    .select(({ fn }) => [
      'serviceMembers.serviceId',
      'instances.regionId',
      fn.countAll<number | string>().as('count'),
      fn.min('serviceMembers.instanceId').as('onlyId'),
    ])
    .where('services.deletedAtMs', 'is', null)
    .$if(serviceIds !== null, (query) => query.where('serviceMembers.serviceId', 'in', serviceIds ?? []))
    .where(isCounted(nowMs))
    .groupBy(['serviceMembers.serviceId', 'instances.regionId'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How many instances each region has. */
export async function countRegions(db: Queryable, nowMs: number) {
  const rows = await db
    .selectFrom('instances')
    .select(({ fn }) => ['regionId', fn.countAll<number | string>().as('count')])
    .where(isCounted(nowMs))
    .groupBy('regionId')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** The newest runs that are read of each type. */
const MAX_SPAN_SAMPLES = 20_000;

/** How long our own rows took from Executing to the end (ms), by event type. */
export async function readSpanSamples(db: Queryable, nowMs: number): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('batchRows')
    .select(['eventType', 'executingSinceMs', 'finalAtMs'])
    .where('finalAtMs', '>', nowMs - SPAN_HISTORY_MS)
    .where('executingSinceMs', 'is not', null)
    .orderBy('finalAtMs', 'desc')
    .limit(MAX_SPAN_SAMPLES)
    .execute();
  const samples = new Map<string, number[]>();
  for (const { eventType, executingSinceMs, finalAtMs } of rows) {
    const known = samples.get(eventType) ?? [];
    samples.set(eventType, known);
    known.push((finalAtMs ?? 0) - (executingSinceMs ?? 0));
  }
  return samples;
}
