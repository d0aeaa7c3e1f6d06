import 'server-only';
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';
import type { SyncScopesTable } from '@/lib/server/db/schema-mirror';

/**
 * `open` and `all` read events; `instances` and `regions` only keep the state of the enrichment, `follow` when rows were
 * read last. `inventory` reads all instances of the account, `tags` their tags.
 */
export type ScopeName = 'open' | 'all' | 'instances' | 'regions' | 'follow' | 'inventory' | 'tags';
export type ScopeRow = Selectable<SyncScopesTable>;

function emptyScope(scope: ScopeName): Insertable<SyncScopesTable> & ScopeRow {
  return {
    scope,
    runId: '',
    nextPage: 0,
    runStartedAtMs: 0,
    lastSuccessMs: null,
    lastErrorCode: null,
    lastErrorKind: null,
    lastErrorAtMs: null,
    failures: 0,
    retryAtMs: 0,
    eventsSeen: 0,
  };
}

/** The scope's state; one that never ran is all zeros. */
export async function readScope(db: Queryable, scope: ScopeName): Promise<ScopeRow> {
  const row = await db.selectFrom('syncScopes').selectAll().where('scope', '=', scope).executeTakeFirst();
  return row ?? emptyScope(scope);
}

export async function listScopes(db: Queryable): Promise<ScopeRow[]> {
  return db.selectFrom('syncScopes').selectAll().orderBy('scope').execute();
}

/** Stores a part of the scope's state. */
export async function saveScope(
  db: Queryable,
  scope: ScopeName,
  change: Updateable<SyncScopesTable>,
): Promise<void> {
  await db
    .insertInto('syncScopes')
    .values({ ...emptyScope(scope), ...change, scope })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet(change))
    .execute();
}

/** Whether somebody holds the lease. @param now by the clock of the store (`Store.clock`) */
export async function isLeaseHeld(db: Queryable, name: string, now: RawBuilder<number>): Promise<boolean> {
  const row = await db
    .selectFrom('leases')
    .select('name')
    .where('name', '=', name)
    .where('untilMs', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Names of the counters that the migrations make. `batch`: submitted ones; `draft`: others, which count down from 0. */
export type CounterName = 'mirror' | 'batch' | 'draft' | 'audit' | 'schedule';

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
