import 'server-only';
import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import type { ScheduleTables, TimeRulesTable } from '@/lib/server/db/schema-schedule';

export type TimeRuleRecord = Selectable<TimeRulesTable>;

/** The columns in which a rule is kept, but for its id and who made it. */
export function columnsOf(rule: Omit<TimeRule, 'id'>) {
  return {
    kind: rule.kind,
    name: rule.name,
    ownerKind: rule.owner.kind,
    ownerId: rule.owner.id,
    scopeJson: JSON.stringify(rule.scope),
    zone: rule.zone,
    datesJson: JSON.stringify(rule.dates),
    fromMinute: rule.fromMinute,
    toMinute: rule.toMinute,
    endDayOffset: rule.endDayOffset,
    allDay: rule.allDay ? 1 : 0,
    fit: rule.fit,
    lastStartMinutes: rule.lastStartMinutes,
    version: rule.version,
  };
}

export async function findTimeRule(db: Queryable, id: string): Promise<TimeRuleRecord | undefined> {
  return db.selectFrom('timeRules').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The active rules with the name of the calendar that they came with, windows before freezes, by name. */
export async function listTimeRules(
  db: Queryable,
): Promise<(TimeRuleRecord & { calendarName: string | null })[]> {
  return db
    .selectFrom('timeRules')
    .leftJoin('calendars', 'calendars.id', 'timeRules.calendarId')
    .selectAll('timeRules')
    .select('calendars.name as calendarName')
    .where('timeRules.active', '=', 1)
    .orderBy('timeRules.kind', 'desc')
    .orderBy('timeRules.name')
    .orderBy('timeRules.id')
    .execute();
}

export async function countActiveRules(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom('timeRules')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('active', '=', 1)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertTimeRules(tx: Tx, rows: readonly Insertable<TimeRulesTable>[]): Promise<void> {
  for (const chunk of chunksOf(rows)) await tx.insertInto('timeRules').values(chunk).execute();
}

/** Changes an active rule of this version; false when somebody else changed or ended it meanwhile. */
export async function updateTimeRule(
  tx: Tx,
  at: { id: string; version: number },
  changes: Updateable<TimeRulesTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('timeRules')
    .set(changes)
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .where('active', '=', 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function insertRuleVersions(
  tx: Tx,
  rows: readonly Insertable<ScheduleTables['timeRuleVersions']>[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) await tx.insertInto('timeRuleVersions').values(chunk).execute();
}

/**
 * What one person loosened since `sinceMs`, each with the version that held before.
 * @param ruleIds only these rules; null = any
 */
export async function readLoosenings(
  db: Queryable,
  { userIds, sinceMs }: { userIds: readonly string[]; sinceMs: number },
): Promise<{ ruleId: string; savedAtMs: number; beforeJson: string | null }[]> {
  if (userIds.length === 0) return [];
  return db
    .selectFrom('timeRuleVersions as saved')
    .leftJoin('timeRuleVersions as before', (join) =>
      join
        .onRef('before.ruleId', '=', 'saved.ruleId')
        .on(sql<SqlBool>`"before"."version" = "saved"."version" - 1`),
    )
    .select(['saved.ruleId', 'saved.savedAtMs', 'before.ruleJson as beforeJson'])
    .where('saved.savedBy', 'in', userIds)
    .where('saved.loosened', '=', 1)
    .where('saved.savedAtMs', '>', sinceMs)
    .orderBy('saved.savedAtMs')
    .execute();
}

/** The regions of the mirror's instances and events, with a name, for whoever may see them. */
export async function readKnownRegions(
  db: Queryable,
  limit: RegionLimit,
): Promise<{ regionId: string; regionName: string }[]> {
  const regions = await db
    .selectFrom('events')
    .select((eb) => ['regionId', eb.fn.max('regionName').as('regionName')])
    .where(inLimit(limit, 'events.regionId'))
    .where('regionId', '!=', '')
    .groupBy('regionId')
    .orderBy('regionId')
    .execute();
  return regions;
}

/** All tags that instances have, at most `max`, for the dialog. */
export async function readTagChoices(
  db: Queryable,
  limit: RegionLimit,
  max: number,
): Promise<{ key: string; value: string }[]> {
  return db
    .selectFrom('instanceTags')
    .innerJoin('instances', 'instances.instanceId', 'instanceTags.instanceId')
    .select(['instanceTags.key', 'instanceTags.value'])
    .where(inLimit(limit, 'instances.regionId'))
    .distinct()
    .orderBy('instanceTags.key')
    .orderBy('instanceTags.value')
    .limit(max)
    .execute();
}
