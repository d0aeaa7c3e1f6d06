import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '@/lib/server/db/migrations/0001-initial';
import { migrateStore, type Store } from '@/lib/server/db/store';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';
import { systemContext } from '@/lib/server/services/request-context';
import { entryOf, writeEntries } from '@/lib/testing/audit-chain';
import { openEmptyTestStore, testStoreKinds } from '@/lib/testing/stores';

/** More than one page of the migration. */
const OLD_ENTRIES = 501;

async function migrateToFirst({ db, kind }: Store): Promise<void> {
  const migration: Migration = { up: (raw) => up(raw, kind) };
  const getMigrations = async () => ({ '0001-initial': migration });
  const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest();
  if (error) throw error;
}

test.each(testStoreKinds())(
  'entries from before the chain are chained in order, on %s',
  async (kind) => {
    const store = await openEmptyTestStore(kind);
    await migrateToFirst(store);
    for (let seq = 1; seq <= OLD_ENTRIES; seq += 1) {
      await sql`insert into "auditEntries"
      ("seq", "atMs", "actorId", "actorName", "action", "objectType", "objectId", "afterJson", "correlationId")
      values (${seq}, ${seq}, 'u', 'U', 'batch.submit', 'batch', 'b', '{"b":1,"a": 2}', 'c')`.execute(
        store.db,
      );
    }
    await store.db.updateTable('counters').set({ value: OLD_ENTRIES }).where('name', '=', 'audit').execute();
    await migrateStore(store);
    expect(await verifyChain(store.db)).toMatchObject({ checked: OLD_ENTRIES, broken: null });
    await writeEntries(systemContext(store), 1);
    expect((await entryOf(store, OLD_ENTRIES + 1)).prevHash).toBe((await entryOf(store, OLD_ENTRIES)).hash);
    expect((await entryOf(store, 1)).afterJson).toBe('{"b":1,"a": 2}');
    await store.dispose();
  },
  60_000,
);
