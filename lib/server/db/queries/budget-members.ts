import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { isCounted } from '@/lib/server/db/queries/schedule-world';
import type { Queryable } from '@/lib/server/db/schema';

/** What a budget group is about; both null: the whole account. */
export type GroupScope = { serviceId: string | null; regionId: string | null };

function isIn({ serviceId, regionId }: GroupScope): RawBuilder<SqlBool> {
  const parts = [
    ...(serviceId === null
      ? []
      : [
          sql<SqlBool>`"instances"."instanceId" in
            (select "instanceId" from "serviceMembers" where "serviceId" = ${serviceId})`,
        ]),
    ...(regionId === null ? [] : [sql<SqlBool>`"instances"."regionId" = ${regionId}`]),
  ];
  return parts.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

/** Members of budgets whose status was read last before `beforeMs`, those read longest ago first; up to `limit`. */
export async function readStaleMembers(
  db: Queryable,
  scopes: readonly GroupScope[],
  { beforeMs, nowMs, limit }: { beforeMs: number; nowMs: number; limit: number },
): Promise<string[]> {
  if (scopes.length === 0) return [];
  // One question, however many budgets: each reads the instances.
  const rows = await db
    .selectFrom('instances')
    .select('instanceId')
    .where('statusReadAtMs', '<', beforeMs)
    .where(isCounted(nowMs))
    .where(sql<SqlBool>`(${sql.join(scopes.map(isIn), sql` or `)})`)
    .orderBy('statusReadAtMs')
    .limit(limit)
    .execute();
  return rows.map(({ instanceId }) => instanceId);
}

/** Keeps that instances were asked for and not returned: what is not there holds nobody up, and the inventory says the rest. */
export async function noteMembersAsked(db: Queryable, ids: readonly string[], atMs: number): Promise<void> {
  for (const chunk of chunksOf(ids)) {
    await db
      .updateTable('instances')
      .set({ statusReadAtMs: atMs })
      .where('instanceId', 'in', chunk)
      .execute();
  }
}
