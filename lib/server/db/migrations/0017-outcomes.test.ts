import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '@/lib/server/db/migrations/0017-outcomes';
import { fillRows } from '@/lib/testing/outcome-rows';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const T = 1_800_000_000_000;
const ROW = {
  outcome: 'accepted' as const,
  reason: null,
  eventType: 'Instance:SystemFailure.Redeploy',
  opsType: 'immediate' as const,
  planTimeMs: null,
  needsDecisionAtMs: null,
  leftAtMs: null,
  acceptedAtMs: null,
  cloudStatus: null,
  executingSinceMs: null,
  finalAtMs: null,
  absentReads: 0,
  absentSinceMs: null,
  instanceReads: 0,
  instanceOk: false,
  seenUpToMs: null,
  updatedAtMs: T,
};

test.each(testStoreKinds())(
  'rows of before have their times, and ended ones keep their end, on %s',
  async (kind) => {
    const store = await openTestStore(kind);
    await fillRows(store, [
      { facts: ROW },
      { facts: { ...ROW, cloudStatus: 'Executing' } },
      { facts: { ...ROW, cloudStatus: 'Executed', finalAtMs: T + 5 } },
      { facts: { ...ROW, outcome: 'refused' } },
    ]);
    await store.db
      .updateTable('batchRows')
      .set({ cloudStatusAtMs: T + 7 })
      .where('id', '=', 'row-1')
      .execute();
    await asBefore(store);

    // Guarantee: the migration names its tables and columns itself.
    await up(store.db as never, kind);

    const rows = await store.db
      .selectFrom('batchRows')
      .select(['acceptedAtMs', 'executingSinceMs', 'seenUpToMs', 'instanceOk', 'absentReads'])
      .orderBy('position')
      .execute();
    const fresh = { executingSinceMs: null, seenUpToMs: null, instanceOk: 0, absentReads: 0 };
    expect(rows).toEqual([
      { ...fresh, acceptedAtMs: T },
      { ...fresh, acceptedAtMs: T, executingSinceMs: T, seenUpToMs: T + 7 },
      { ...fresh, acceptedAtMs: T, instanceOk: 1 },
      { ...fresh, acceptedAtMs: null },
    ]);
    await store.dispose();
  },
);

/** The store as the version before left it. */
async function asBefore({ db }: TestStore): Promise<void> {
  await sql`delete from "kysely_migration" where "name" = '0017-outcomes'`.execute(db);
  await db.schema.dropTable('outcomeAcks').execute();
  // 'timed' came later, over columns that go.
  const indexes = ['timed', 'final', 'unfinished', 'ended', 'instanceRead', 'resource'];
  for (const name of indexes) await sql`drop index ${sql.ref(`batchRows_${name}`)}`.execute(db);
  const columns = [
    'acceptedAtMs',
    'executingSinceMs',
    'absentSinceMs',
    'seenUpToMs',
    'nextInstanceReadMs',
    'absentReads',
    'instanceReads',
    'instanceOk',
    'instanceReadsJson',
  ];
  for (const column of columns) await db.schema.alterTable('batchRows').dropColumn(column).execute();
}
