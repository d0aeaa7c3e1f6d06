import 'server-only';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { FINAL_STATUSES } from '@/lib/domain/event-states';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Schema } from '@/lib/server/db/schema';

/** What the page of services shows. How memberships are written: services.ts. */

type Count = number | string;

/** Whether an instance can be a member: the inventory lists it, or an open event is about it. */
export function isPlaced(eb: ExpressionBuilder<Schema, 'instances'>) {
  return eb.or([
    eb('instances.inInventory', '=', 1),
    eb.exists(
      eb
        .selectFrom('events')
        .select('events.key')
        .whereRef('events.resourceId', '=', 'instances.instanceId')
        .where('events.goneAtMs', 'is', null)
        .where('events.eventStatus', 'not in', FINAL_STATUSES),
    ),
  ]);
}

/** Members of each service in each region, also those that count in no budget. */
export async function countAllMembers(
  db: Queryable,
  limit: RegionLimit,
): Promise<{ serviceId: string; regionId: string; members: number }[]> {
  const rows = await db
    .selectFrom('serviceMembers')
    .innerJoin('instances', 'instances.instanceId', 'serviceMembers.instanceId')
    .select(['serviceMembers.serviceId', 'instances.regionId', sql<Count>`count(*)`.as('members')])
    .where(inLimit(limit, 'instances.regionId'))
    .groupBy(['serviceMembers.serviceId', 'instances.regionId'])
    .execute();
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}

/** How many instances can be in a service, and how many are in one. */
export async function readCoverage(
  db: Queryable,
  limit: RegionLimit,
): Promise<{ assigned: number; total: number }> {
  const isMember = sql<SqlBool>`exists (select 1 from "serviceMembers" as "m"
    where "m"."instanceId" = "instances"."instanceId")`;
  const { assigned, total } = await db
    .selectFrom('instances')
    .select([
      sql<Count>`count(*)`.as('total'),
      sql<Count>`coalesce(sum(case when ${isMember} then 1 else 0 end), 0)`.as('assigned'),
    ])
    .where(isPlaced)
    .where(inLimit(limit, 'instances.regionId'))
    .executeTakeFirstOrThrow();
  return { assigned: Number(assigned), total: Number(total) };
}

/** Instances out of rotation at `nowMs`, those that come back first first, and how many there are. */
export async function readOutOfRotation(db: Queryable, limit: RegionLimit, nowMs: number, most: number) {
  const query = db
    .selectFrom('instances')
    .where('outOfRotationUntilMs', '>', nowMs)
    .where(inLimit(limit, 'instances.regionId'));
  const rows = await query
    .select([
      'instanceId',
      'name',
      'regionId',
      'outOfRotationUntilMs',
      'outOfRotationReason',
      'outOfRotationBy',
    ])
    .orderBy('outOfRotationUntilMs')
    .orderBy('instanceId')
    .limit(most)
    .execute();
  if (rows.length < most) return { rows, count: rows.length };
  const { count } = await query.select(sql<Count>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return { rows, count: Number(count) };
}

/** Members of a service by id after `after`. */
export async function readMembersPage(
  db: Queryable,
  serviceId: string,
  { limit, after, most }: { limit: RegionLimit; after: string; most: number },
) {
  return db
    .selectFrom('serviceMembers')
    .innerJoin('instances', 'instances.instanceId', 'serviceMembers.instanceId')
    .select(['instances.instanceId', 'name', 'regionId', 'status', 'outOfRotationUntilMs'])
    .where('serviceMembers.serviceId', '=', serviceId)
    .where('serviceMembers.instanceId', '>', after)
    .where(inLimit(limit, 'instances.regionId'))
    .orderBy('serviceMembers.instanceId')
    .limit(most)
    .execute();
}

/** Tags that instances carry, those of most instances first. */
export async function readTagKeys(
  db: Queryable,
  most: number,
): Promise<{ key: string; instances: number }[]> {
  const rows = await db
    .selectFrom('instanceTags')
    .select(['key', sql<Count>`count(*)`.as('instances')])
    .groupBy('key')
    .orderBy('instances', 'desc')
    .orderBy('key')
    .limit(most)
    .execute();
  return rows.map(({ key, instances }) => ({ key, instances: Number(instances) }));
}

/** Who took an instance out of rotation, why and until when; undefined when nobody did, or it is over. */
export async function readRotationOf(db: Queryable, instanceId: string, nowMs: number) {
  return db
    .selectFrom('instances')
    .select(['outOfRotationUntilMs as untilMs', 'outOfRotationReason as reason', 'outOfRotationBy as by'])
    .where('instanceId', '=', instanceId)
    .where('outOfRotationUntilMs', '>', nowMs)
    .executeTakeFirst();
}
