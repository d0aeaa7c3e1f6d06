import 'server-only';
import type { Selectable } from 'kysely';
import type { RuleDates, RuleOwner, RuleScope, TimeRule } from '@/lib/domain/schedule/world';
import type { Queryable } from '@/lib/server/db/schema';
import type { TimeRulesTable } from '@/lib/server/db/schema-schedule';

/** All windows and freezes in force, by id. */
export async function readActiveRules(db: Queryable): Promise<TimeRule[]> {
  const rows = await db
    .selectFrom('timeRules')
    .select([
      'id',
      'kind',
      'name',
      'ownerKind',
      'ownerId',
      'scopeJson',
      'zone',
      'datesJson',
      'fromMinute',
      'toMinute',
      'endDayOffset',
      'allDay',
      'fit',
      'lastStartMinutes',
      'version',
    ])
    .where('active', '=', 1)
    .orderBy('id')
    .execute();
  return rows.map(ruleOf);
}

export type RuleColumns = Pick<
  Selectable<TimeRulesTable>,
  | 'id'
  | 'kind'
  | 'name'
  | 'ownerKind'
  | 'ownerId'
  | 'scopeJson'
  | 'zone'
  | 'datesJson'
  | 'fromMinute'
  | 'toMinute'
  | 'endDayOffset'
  | 'allDay'
  | 'fit'
  | 'lastStartMinutes'
  | 'version'
>;

/** The rule that a line keeps. */
export function ruleOf(row: RuleColumns): TimeRule {
  const { ownerKind, ownerId, scopeJson, datesJson, allDay, ...rest } = row;
  return {
    ...rest,
    owner: ownerOf(ownerKind, ownerId),
    scope: JSON.parse(scopeJson) as RuleScope,
    dates: JSON.parse(datesJson) as RuleDates,
    allDay: allDay === 1,
  };
}

function ownerOf(kind: RuleOwner['kind'], id: string | null): RuleOwner {
  return kind === 'account' || id === null ? { kind: 'account', id: null } : { kind, id };
}
