import { sql } from 'kysely';
import Libsql from 'libsql';
import { expect, test } from 'vitest';
import { openTestStore } from '@/lib/testing/stores';

test('a transaction holds the write lock from its beginning, so that reading first never loses it', async () => {
  const store = await openTestStore('libsql');
  const other = new Libsql(store.file ?? '');
  other.exec('pragma busy_timeout = 0');
  const write = () => other.exec("update counters set value = value + 1 where name = 'batch'");
  await store.db.transaction().execute(async (tx) => {
    await tx.selectFrom('counters').selectAll().execute();
    expect(write).toThrow(/locked/);
    await tx.updateTable('counters').set({ value: 7 }).where('name', '=', 'batch').execute();
  });
  write();
  const { value } = await store.db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'batch')
    .executeTakeFirstOrThrow();
  expect(value).toBe(8);
  other.close();
  await store.dispose();
});

test('a long transaction holds the thread for one statement at a time, and the connection for all of them', async () => {
  const store = await openTestStore('libsql');
  const slow = sql`with recursive c(n) as (select 1 union all select n + 1 from c where n < 60000) select count(*) from c`;
  await slow.execute(store.db);
  const order: string[] = [];
  const timer = setInterval(() => order.push('other work'), 1);
  const long = store.db.transaction().execute(async (tx) => {
    for (let statement = 0; statement < 8; statement += 1) await slow.execute(tx);
    order.push('end of the transaction');
  });
  await new Promise((resolve) => setImmediate(resolve));
  const short = store.db
    .updateTable('counters')
    .set({ value: 9 })
    .execute()
    .then(() => order.push('another write'));
  await Promise.all([long, short]);
  clearInterval(timer);
  expect(order.slice(0, order.indexOf('end of the transaction')).length).toBeGreaterThanOrEqual(3);
  expect(order.filter((one) => one !== 'other work')).toEqual(['end of the transaction', 'another write']);
  await store.dispose();
});

test('nothing comes between the last look of a transaction, its end, and what its caller does then', async () => {
  const store = await openTestStore('libsql');
  const slow = sql`with recursive c(n) as (select 1 union all select n + 1 from c where n < 60000) select count(*) from c`;
  let isOtherWorkDone = false;
  await store.db.transaction().execute(async (tx) => {
    await slow.execute(tx);
    setImmediate(() => {
      isOtherWorkDone = true;
    });
  });
  expect(isOtherWorkDone).toBe(false);
  // The next statement lets it in.
  await sql`select 1`.execute(store.db);
  expect(isOtherWorkDone).toBe(true);
  await store.dispose();
});

test('whoever is at work while the store is closed gets an error, and the process lives', async () => {
  const store = await openTestStore('libsql');
  let seen = 0;
  const work = store.db.transaction().execute(async (tx) => {
    await tx.updateTable('counters').set({ value: 7 }).execute();
    seen += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await tx.updateTable('counters').set({ value: 8 }).execute();
    seen += 1;
  });
  const ended = expect(work).rejects.toThrow('The store is closed.');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await store.dispose();
  await ended;
  expect(seen).toBe(1);
});
