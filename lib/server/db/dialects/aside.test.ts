import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '@/lib/testing/stores';
import { monotonicMs } from '@/lib/time/clock';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore('libsql');
});
afterEach(() => store.dispose());

const addCounter = (name: string, value: number) =>
  store.db.insertInto('counters').values({ name, value }).execute();

test('what was committed a moment ago can be read', async () => {
  for (let value = 1; value <= 20; value += 1) {
    await addCounter(`c${value}`, value);
    const row = await store.aside
      .selectFrom('counters')
      .select('value')
      .where('name', '=', `c${value}`)
      .executeTakeFirst();
    expect(row).toEqual({ value });
  }
});

test('answers of many rows arrive whole and in order, several at once', async () => {
  const numbers = sql<{ n: number; text: string | null }>`
    with recursive c(n) as (select 1 union all select n + 1 from c where n < 2345)
    select n, case when n % 2 then 'x' end as text from c`;
  const both = await Promise.all([numbers.execute(store.aside), numbers.execute(store.aside)]);
  for (const { rows } of both) {
    expect(rows).toHaveLength(2_345);
    expect(rows.every((row, index) => row.n === index + 1)).toBe(true);
    expect(rows[1]).toEqual({ n: 2, text: null });
  }
});

test('it writes nothing', async () => {
  await expect(store.aside.updateTable('counters').set({ value: 7 }).execute()).rejects.toMatchObject({
    code: 'SQLITE_READONLY',
  });
  await expect(store.aside.transaction().execute(async () => 1)).rejects.toThrow('only reads');
  expect(await store.db.selectFrom('counters').select('name').where('value', '=', 7).execute()).toEqual([]);
});

test('a question that takes long stops nothing else', async () => {
  const slow = sql`
    with recursive c(n) as (select 1 union all select n + 1 from c where n < 2000000) select count(*) from c`;
  await sql`select 1`.execute(store.aside);
  let answered = false;
  const running = slow.execute(store.aside).then(() => {
    answered = true;
  });
  const startedMs = monotonicMs();
  await addCounter('meanwhile', 1);
  await new Promise((resolve) => setImmediate(resolve));
  const waitedMs = monotonicMs() - startedMs;
  expect(answered).toBe(false);
  await running;
  expect(waitedMs).toBeLessThan((monotonicMs() - startedMs) / 2);
});

test('a question that is wrong fails alone', async () => {
  await expect(sql`select one from nowhere`.execute(store.aside)).rejects.toThrow('nowhere');
  expect((await sql`select 1 as one`.execute(store.aside)).rows).toEqual([{ one: 1 }]);
});

test('the rest of an answer that the thread does not have is an error, and no end', async () => {
  const worker = new Worker(path.join(process.cwd(), 'lib/server/db/dialects/aside-worker.js'), {
    workerData: { file: ':memory:', busyTimeoutMs: 1, mmapBytes: 0 },
    execArgv: [],
  });
  try {
    worker.postMessage({ id: 7 });
    expect((await once(worker, 'message'))[0]).toEqual({
      id: 7,
      failure: { message: 'the rest of an answer is lost', code: undefined },
    });
  } finally {
    await worker.terminate();
  }
});
