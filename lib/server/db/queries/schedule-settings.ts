import 'server-only';
import type { Queryable, Tx } from '@/lib/server/db/schema';

const NAME = 'schedule';

/** The stored settings of the schedule with their version; null before anybody saved them. */
export async function readScheduleSettingsLine(
  db: Queryable,
): Promise<{ valueJson: string; version: number; updatedAtMs: number } | null> {
  const line = await db
    .selectFrom('scheduleSettings')
    .select(['valueJson', 'version', 'updatedAtMs'])
    .where('name', '=', NAME)
    .executeTakeFirst();
  return line ?? null;
}

/**
 * Stores version `version` over the one before it; 1 = the first.
 * @returns false when somebody else stored one meanwhile
 */
export async function storeScheduleSettings(
  tx: Tx,
  line: { valueJson: string; version: number; updatedBy: string; updatedAtMs: number },
): Promise<boolean> {
  if (line.version === 1) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('scheduleSettings')
      .values({ name: NAME, ...line })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('scheduleSettings')
    .set(line)
    .where('name', '=', NAME)
    .where('version', '=', line.version - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
