import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import { openStore } from '@/lib/server/db/store';
import { approve } from '@/lib/server/services/batches/approve';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { dieEverywhere } from '@/lib/testing/dying-store';
import { fillMirror, TEST_NOW_MS, testContext, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const now = () => TEST_NOW_MS;

describe.each(testStoreKinds())('a process that is killed in a transaction, on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  /** Everything that a half-done change could have left. */
  async function traces() {
    const count = async (table: 'approvals' | 'auditEntries' | 'batchRows' | 'batchPlans') => {
      const { count } = await store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    };
    const states = store.db.selectFrom('batches').select(['state', 'revision', 'requestKey']).execute();
    const live = store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null).execute();
    const [approvals, audited, rows, plans] = await Promise.all([
      count('approvals'),
      count('auditEntries'),
      count('batchRows'),
      count('batchPlans'),
    ]);
    return { approvals, audited, rows, plans, live: (await live).length, states: await states };
  }

  test('#25 in an approval, before and after every statement: it is there whole or not at all', async () => {
    const events = [testEvent(900), testEvent(901)];
    await fillMirror(store, events);
    await forcePolicy(store, 'default');
    const olga = await addTestPerson({ store, now }, 'olga', { role: 'operator' });
    const amir = await addTestPerson({ store, now }, 'amir', { role: 'approver' });
    const plan = { when: 'scheduled', planTimeMs: TEST_NOW_MS + 3_600_000 } as const;
    const seen = await requestAndLook(olga, await planBatch(olga, events.map(eventKey), plan));
    const before = await traces();
    const { deaths, result } = await dieEverywhere(
      store,
      (dying) => approve({ ...amir, store: dying }, seen),
      async () => expect(await traces()).toEqual(before),
    );
    expect(deaths).toBeGreaterThan(20);
    expect(result.state).toBe('approved');
    const after = await traces();
    expect(after).toMatchObject({ approvals: 1, audited: before.audited + 1, live: 2 });
  });

  test('#26 while a batch is made and handed over, before and after every statement: all rows or none', async () => {
    const events = Array.from({ length: 3 }, (_, index) => testEvent(index + 900));
    await fillMirror(store, events);
    const me = testContext(store);
    const empty = await traces();
    const keys = events.map(eventKey);
    const made = await dieEverywhere(
      store,
      (dying) => createDraft({ ...me, store: dying }, { selection: { kind: 'keys', keys } }),
      async () => expect(await traces()).toEqual(empty),
    );
    expect(made.deaths).toBeGreaterThan(10);
    const request = await planBatch(me, keys);
    const before = await traces();
    const all = { audited: before.audited + 1, live: 3, plans: before.plans + 1, rows: before.rows };
    let nones = 0;
    const { deaths, result } = await dieEverywhere(
      store,
      (dying) => submitBatch({ ...me, store: dying }, request),
      async () => {
        const left = await traces();
        if (left.live === 0) {
          nones += 1;
          expect(left).toEqual(before);
        } else expect(left).toMatchObject(all);
      },
    );
    // The last deaths come after the commit, while the answer is waited for: asked again, the same batch comes back.
    expect(nones).toBeGreaterThan(20);
    expect(deaths).toBeGreaterThan(nones);
    expect((await submitBatch(me, request)).batchId).toBe(result.batchId);
    expect(await traces()).toMatchObject(all);
  });
});

test('#29 the connection that writes intents waits for the disk at each commit: WAL and synchronous FULL', async () => {
  const made = await openTestStore('libsql');
  // Tests switch the waiting off for themselves, so this opens the file as the server does.
  const store = openStore(`file:${made.file}`);
  const pragma = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store.db);
    return Object.values(rows[0] ?? {})[0];
  };
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  await store.db.transaction().execute(async (tx) => {
    const { rows } = await sql.raw<{ synchronous: number }>('pragma synchronous').execute(tx);
    expect(rows).toEqual([{ synchronous: 2 }]);
  });
  await store.close();
  await made.dispose();
});
