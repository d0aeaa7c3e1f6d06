import 'server-only';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Queryable, Schema } from '@/lib/server/db/schema';

export type DueChoice = Schema['dueChoices'];

/** What people answered about these events, by key; whether it still holds says its due time. */
export async function readDueChoices(
  db: Queryable,
  eventKeys: readonly string[],
): Promise<Map<string, DueChoice>> {
  const found = new Map<string, DueChoice>();
  for (const some of chunksOf(eventKeys)) {
    const rows = await db.selectFrom('dueChoices').selectAll().where('eventKey', 'in', some).execute();
    for (const row of rows) found.set(row.eventKey, row);
  }
  return found;
}

/** Keeps an answer, in place of an earlier one about the same event. */
export async function saveDueChoice(db: Queryable, choice: DueChoice): Promise<void> {
  const { eventKey: _, ...change } = choice;
  await db
    .insertInto('dueChoices')
    .values(choice)
    .onConflict((conflict) => conflict.column('eventKey').doUpdateSet(change))
    .execute();
}

/** Removes the answer about an event; what it was, or undefined when there was none. */
export async function deleteDueChoice(db: Queryable, eventKey: string): Promise<DueChoice | undefined> {
  return db.deleteFrom('dueChoices').where('eventKey', '=', eventKey).returningAll().executeTakeFirst();
}
