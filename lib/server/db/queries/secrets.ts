import 'server-only';
import { sql } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';

/** Every column that holds something sealed, with the column that names its row. */
export const SEALED_COLUMNS = [
  { table: 'channels', row: 'id', column: 'addressSealed' },
  { table: 'channels', row: 'id', column: 'secretSealed' },
  { table: 'channels', row: 'id', column: 'previousSecretSealed' },
  { table: 'pagerAlerts', row: 'id', column: 'keySealed' },
] as const;
export type SealedColumn = (typeof SEALED_COLUMNS)[number];

export type SealedValue = { row: string; sealed: string };

/** Up to `limit` sealed values of a column after row `after`, in the order of their rows. */
export async function listSealed(
  db: Queryable,
  { table, row, column }: SealedColumn,
  { after, limit }: { after: string; limit: number },
): Promise<SealedValue[]> {
  const { rows } = await sql<SealedValue>`
    select ${sql.ref(row)} as "row", ${sql.ref(column)} as "sealed" from ${sql.table(table)}
    where ${sql.ref(column)} is not null and ${sql.ref(row)} > ${after}
    order by ${sql.ref(row)} limit ${limit}`.execute(db);
  return rows;
}

/** Puts another sealed text in place of `from`, if it still stands there. True when it did. */
export async function replaceSealed(
  db: Queryable,
  { table, row, column }: SealedColumn,
  change: { row: string; from: string; to: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${change.to}
    where ${sql.ref(row)} = ${change.row} and ${sql.ref(column)} = ${change.from}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function listCanaries(db: Queryable): Promise<{ keyNumber: number; sealed: string }[]> {
  return db.selectFrom('secretCanaries').select(['keyNumber', 'sealed']).orderBy('keyNumber').execute();
}

/** Keeps a canary of a key, unless there is one. */
export async function insertCanary(
  db: Queryable,
  canary: { keyNumber: number; sealed: string; madeAtMs: number },
): Promise<void> {
  await db
    .insertInto('secretCanaries')
    .values(canary)
    .onConflict((conflict) => conflict.column('keyNumber').doNothing())
    .execute();
}

export async function deleteCanariesExcept(db: Queryable, keyNumber: number): Promise<void> {
  await db.deleteFrom('secretCanaries').where('keyNumber', '!=', keyNumber).execute();
}
