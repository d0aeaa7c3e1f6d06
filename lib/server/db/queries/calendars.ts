import 'server-only';
import type { Insertable, Selectable } from 'kysely';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { TimeRuleRecord } from '@/lib/server/db/queries/time-rule-records';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import type { ScheduleTables } from '@/lib/server/db/schema-schedule';

/** An imported calendar. */
export type CalendarRecord = Selectable<ScheduleTables['calendars']>;

export async function findCalendar(db: Queryable, id: string): Promise<CalendarRecord | undefined> {
  return db.selectFrom('calendars').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listCalendars(db: Queryable): Promise<CalendarRecord[]> {
  return db.selectFrom('calendars').selectAll().orderBy('name').orderBy('id').execute();
}

/** All freezes that came with a calendar, ended ones too. */
export async function listCalendarRules(db: Queryable, calendarId: string): Promise<TimeRuleRecord[]> {
  return db.selectFrom('timeRules').selectAll().where('calendarId', '=', calendarId).execute();
}

/** Which calendars the entries with these keys came with. */
export async function listRulesOfEntries(
  db: Queryable,
  entryKeys: readonly string[],
): Promise<{ calendarId: string | null }[]> {
  const found: { calendarId: string | null }[] = [];
  for (const chunk of chunksOf(entryKeys)) {
    const rows = await db
      .selectFrom('timeRules')
      .select('calendarId')
      .where('calendarId', 'is not', null)
      .where('entryKey', 'in', chunk)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Stores a calendar, or what its newest import says of it. */
export async function storeCalendar(
  tx: Tx,
  calendar: Insertable<ScheduleTables['calendars']>,
): Promise<void> {
  const { id: _, ...changes } = calendar;
  await tx
    .insertInto('calendars')
    .values(calendar)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
    .execute();
}
