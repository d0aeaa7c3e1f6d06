import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '@/lib/server/db/migrations/0012-plan-hash';
import { openEmptyTestStore, testStoreKinds } from '@/lib/testing/stores';

test.each(testStoreKinds())(
  'what is sealed already is of version 1, and says no target, on %s',
  async (kind) => {
    const store = await openEmptyTestStore(kind);
    const { db } = store;
    await sql`create table "batches" ("id" text primary key, "planHash" text)`.execute(db);
    await sql`create table "batchPlans" ("batchId" text primary key, "planHash" text)`.execute(db);
    await sql`insert into "batches" values ('sealed', 'h'), ('draft', null)`.execute(db);
    await sql`insert into "batchPlans" values ('sealed', 'h')`.execute(db);
    await up(db as never, kind);
    const added = { planHashVersion: 1, planEndpoint: null, planAccount: null };
    const { rows } = await sql`select * from "batches" order by "id"`.execute(db);
    expect(rows).toEqual([
      { id: 'draft', planHash: null, ...added },
      { id: 'sealed', planHash: 'h', ...added },
    ]);
    const plans = await sql`select "planHashVersion" from "batchPlans"`.execute(db);
    expect(plans.rows).toEqual([{ planHashVersion: 1 }]);
    await store.dispose();
  },
);
