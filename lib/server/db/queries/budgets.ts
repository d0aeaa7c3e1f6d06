import 'server-only';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';
import type { BudgetsTable } from '@/lib/server/db/schema-schedule';

export type BudgetRecord = Selectable<BudgetsTable>;

/** Budgets in force, by name. */
export async function listBudgets(db: Queryable): Promise<BudgetRecord[]> {
  return db.selectFrom('budgets').selectAll().where('active', '=', 1).orderBy('name').orderBy('id').execute();
}

export async function insertBudget(db: Queryable, row: Insertable<BudgetsTable>): Promise<void> {
  await db.insertInto('budgets').values(row).execute();
}

export async function updateBudget(
  db: Queryable,
  id: string,
  change: Updateable<BudgetsTable>,
): Promise<void> {
  await db.updateTable('budgets').set(change).where('id', '=', id).execute();
}
