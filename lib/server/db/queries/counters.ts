import 'server-only';
import { sql } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';

/** Names of the counters that the migrations make. `batch`: submitted ones; `draft`: others, which count down from 0. */
export type CounterName = 'mirror' | 'batch' | 'draft' | 'audit';

/** The counter's value; `mirror` is the version of the mirror. */
export async function readCounter(db: Queryable, name: CounterName): Promise<number> {
  const row = await db.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? 0;
}

/** Adds one and returns the new value. */
export async function raiseCounter(db: Queryable, name: CounterName): Promise<number> {
  const { value } = await db
    .updateTable('counters')
    .set({ value: sql`value + 1` })
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}
