import 'server-only';
import { type Dialect, Kysely, Migrator, type RawBuilder, sql } from 'kysely';
import { libsqlAsideDialect, libsqlDialect } from '@/lib/server/db/dialects/libsql';
import { postgresDialect } from '@/lib/server/db/dialects/postgres';
import * as initial from '@/lib/server/db/migrations/0001-initial';
import * as auditChain from '@/lib/server/db/migrations/0002-audit-chain';
import * as people from '@/lib/server/db/migrations/0003-people';
import * as approvals from '@/lib/server/db/migrations/0004-approvals';
import * as settle from '@/lib/server/db/migrations/0005-settle';
import * as seen from '@/lib/server/db/migrations/0006-seen';
import * as retries from '@/lib/server/db/migrations/0007-retries';
import * as noStepUps from '@/lib/server/db/migrations/0008-no-step-ups';
import * as reads from '@/lib/server/db/migrations/0009-reads';
import * as grants from '@/lib/server/db/migrations/0010-grants';
import * as sending from '@/lib/server/db/migrations/0011-sending';
import * as planHash from '@/lib/server/db/migrations/0012-plan-hash';
import * as provider from '@/lib/server/db/migrations/0013-provider';
import * as accounts from '@/lib/server/db/migrations/0014-accounts';
import * as batchVersion from '@/lib/server/db/migrations/0015-batch-version';
import * as sendingIndex from '@/lib/server/db/migrations/0016-sending-index';
import * as outcomes from '@/lib/server/db/migrations/0017-outcomes';
import * as notices from '@/lib/server/db/migrations/0018-notices';
import * as outcomesTold from '@/lib/server/db/migrations/0019-outcomes-told';
import * as calendar from '@/lib/server/db/migrations/0020-calendar';
import * as regionLimits from '@/lib/server/db/migrations/0021-region-limits';
import * as pagerAlerts from '@/lib/server/db/migrations/0022-notices';
import * as numbersAndReadings from '@/lib/server/db/migrations/0023-numbers-and-readings';
import * as schedule from '@/lib/server/db/migrations/0024-schedule';
import type { Database, Schema } from '@/lib/server/db/schema';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { refuseNewerStore } from '@/lib/server/db/store-refusal';
import { createStoreTrouble, type StoreTrouble } from '@/lib/server/db/store-trouble';

/** An open store. `db` is one Kysely instance; close it once, at the end of the process or test. */
export type Store = {
  db: Database;
  /** The same for what may take long: it stops nobody else. It only reads, and sees what was committed before. */
  aside: Database;
  kind: StoreKind;
  /** Path of the embedded store's file; null on PostgreSQL. */
  file: string | null;
  trouble: StoreTrouble;
  clock: StoreClock;
  close(): Promise<void>;
};

/**
 * The time by which several servers agree who may work: that of the store, whatever their own clocks say (schedule.md
 * R39). A server whose clock is ahead would otherwise take a living lease, and one whose clock is behind keep a dead one.
 * @param ownMs the server's own clock (epoch ms): the time where the store has none, as an embedded one
 */
export type StoreClock = (ownMs: number) => RawBuilder<number>;

/** Embedded: one server, whose clock it is. */
export const OWN_CLOCK: StoreClock = (ownMs) => sql<number>`cast(${ownMs} as bigint)`;
/** Of the statement, not of the transaction: that one may have waited for a lock. */
export const POSTGRES_CLOCK: StoreClock = () =>
  sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`;

const MIGRATIONS = {
  '0001-initial': initial,
  '0002-audit-chain': auditChain,
  '0003-people': people,
  '0004-approvals': approvals,
  '0005-settle': settle,
  '0006-seen': seen,
  '0007-retries': retries,
  '0008-no-step-ups': noStepUps,
  '0009-reads': reads,
  '0010-grants': grants,
  '0011-sending': sending,
  '0012-plan-hash': planHash,
  '0013-provider': provider,
  '0014-accounts': accounts,
  '0015-batch-version': batchVersion,
  '0016-sending-index': sendingIndex,
  '0017-outcomes': outcomes,
  '0018-notices': notices,
  '0019-outcomes-told': outcomesTold,
  '0020-calendar': calendar,
  '0021-region-limits': regionLimits,
  '0022-notices': pagerAlerts,
  '0023-numbers-and-readings': numbersAndReadings,
  '0024-schedule': schedule,
};

/** The migrations that this version knows; a store with others is newer. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Opens the store that `url` names: `file:PATH` (embedded) or `postgres://…`.
 * Does not migrate. Throws when the file or its folder cannot be opened.
 */
export function openStore(url: string): Store {
  const file = embeddedFile(url);
  const trouble = createStoreTrouble(() => db);
  const open = (dialect: Dialect) =>
    new Kysely<Schema>({
      dialect,
      log: (event) => {
        if (event.level === 'error') trouble.note(event.error);
      },
    });
  const db = open(file === null ? postgresDialect(url) : libsqlDialect(file));
  if (file === null) {
    // Its questions stop no thread of ours.
    return {
      db,
      aside: db,
      kind: 'postgres',
      file,
      trouble,
      clock: POSTGRES_CLOCK,
      close: () => db.destroy(),
    };
  }
  // It refuses to write by itself, which says nothing of the store.
  const aside = new Kysely<Schema>({ dialect: libsqlAsideDialect(file) });
  const close = async () => {
    await aside.destroy();
    await db.destroy();
  };
  return { db, aside, kind: 'libsql', file, trouble, clock: OWN_CLOCK, close };
}

/** The file that `url` names; null when it names a PostgreSQL. */
export function embeddedFile(url: string): string | null {
  return url.startsWith('file:') ? url.slice('file:'.length) : null;
}

/**
 * Brings the store to the newest shape; safe when several processes start at once (the migrator takes a lock).
 * Throws StoreRefusal when a newer version wrote it.
 */
export async function migrateStore(store: Store): Promise<void> {
  await refuseNewerStore(store.db, MIGRATION_NAMES);
  const migrator = new Migrator({
    db: store.db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(MIGRATIONS).map(([name, { up }]) => [
            name,
            { up: (db: Kysely<unknown>) => up(db, store.kind) },
          ]),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
