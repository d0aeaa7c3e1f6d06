import 'server-only';
import { type SqlBool, sql } from 'kysely';
import type { TimeRule } from '@/lib/domain/schedule/world';
import type { Queryable } from '@/lib/server/db/schema';

/** What is judged of the times of the rows of a batch that have not left, with what is known of their events now. */
export async function readTimedRows(db: Queryable, batchId: string) {
  const rows = await db
    .selectFrom('batchRows as row')
    .leftJoin('events', 'events.key', 'row.eventKey')
    .select(['row.eventKey', 'row.resourceId', 'row.eventType', 'row.opsType', 'row.planTimeMs'])
    .select(({ fn }) => [
      fn.coalesce('events.regionId', 'row.regionId').as('regionId'),
      fn.coalesce('events.eventLevel', 'row.eventLevel').as('eventLevel'),
      fn.coalesce('events.dueAtMs', 'row.dueAtMs').as('dueAtMs'),
      fn.coalesce('events.dueIsEstimate', 'row.dueIsEstimate').as('dueIsEstimate'),
    ])
    .where('row.batchId', '=', batchId)
    .where('row.outcome', '=', 'queued')
    .orderBy('row.position')
    .execute();
  return rows.map((row) => ({ ...row, opsType: row.opsType ?? ('immediate' as const) }));
}

/**
 * The rules that one of these accounts loosened since `sinceMs`, each as it was before the first of these changes. A rule
 * that was new then has no form before, and is left out. Guarantee: the column is written by the services of rules alone.
 */
export async function readLoosenedRules(
  db: Queryable,
  userIds: readonly string[],
  sinceMs: number,
): Promise<TimeRule[]> {
  if (userIds.length === 0) return [];
  const found = await db
    .selectFrom('timeRuleVersions as saved')
    .innerJoin('timeRuleVersions as before', (join) =>
      join
        .onRef('before.ruleId', '=', 'saved.ruleId')
        .on(sql<SqlBool>`"before"."version" = "saved"."version" - 1`),
    )
    .select(['saved.ruleId', 'before.ruleJson'])
    .where('saved.savedBy', 'in', userIds)
    .where('saved.loosened', '=', 1)
    .where('saved.savedAtMs', '>', sinceMs)
    .orderBy('saved.savedAtMs')
    .execute();
  const first = new Map<string, TimeRule>();
  for (const { ruleId, ruleJson } of found) {
    if (!first.has(ruleId)) first.set(ruleId, JSON.parse(ruleJson) as TimeRule);
  }
  return [...first.values()];
}
