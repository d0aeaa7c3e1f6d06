import 'server-only';
import { sql } from 'kysely';
import type { Tx } from '@/lib/server/db/schema';

/**
 * Makes every other transaction that counts places of these budgets wait for the end of this one. Always in one order,
 * so that two never wait for each other; what is counted must be read afterwards.
 */
export async function lockGroups(tx: Tx, groupKeys: readonly string[]): Promise<void> {
  for (const scopeKey of [...new Set(groupKeys)].sort()) {
    await tx
      .insertInto('scheduleLocks')
      .values({ scopeKey })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .updateTable('scheduleLocks')
      .set({ scopeKey: sql`"scopeKey"` })
      .where('scopeKey', '=', scopeKey)
      .execute();
  }
}
