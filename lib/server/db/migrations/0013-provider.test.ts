import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '@/lib/server/db/migrations/0013-provider';
import { authDate, authFalse } from '@/lib/server/services/users/user-rows';
import { openTestStore, testStoreKinds } from '@/lib/testing/stores';

test.each(testStoreKinds())(
  'people from the provider were seen shortly after they signed in, on %s',
  async (kind) => {
    const store = await openTestStore(kind);
    await sql`drop table "userMailboxes"`.execute(store.db);
    for (const column of ['providerSignInMs', 'providerUntilMs']) {
      await store.db.schema.alterTable('user').dropColumn(column).execute();
    }
    const date = authDate(kind, 0);
    for (const [id, providerId, lastSeenAtMs] of [
      ['lea', 'oidc', 1_000],
      ['new', 'oidc', null],
      ['olga', 'credential', 2_000],
    ] as const) {
      await store.db
        .insertInto('user')
        .values({
          id,
          name: id,
          email: `${id}@acme.test`,
          emailVerified: authFalse(kind),
          image: null,
          createdAt: date,
          updatedAt: date,
          role: 'approver',
          disabled: 0,
          lastSeenAtMs,
        })
        .execute();
      await store.db
        .insertInto('account')
        .values({
          id,
          userId: id,
          providerId,
          accountId: id,
          password: null,
          createdAt: date,
          updatedAt: date,
        })
        .execute();
    }
    // Guarantee: the migration names its tables and columns itself.
    await up(store.db as unknown as Kysely<unknown>, kind);
    const people = await store.db
      .selectFrom('user')
      .select(['id', 'providerSignInMs', 'providerUntilMs'])
      .orderBy('id')
      .execute();
    expect(people).toEqual([
      { id: 'lea', providerSignInMs: 1_000, providerUntilMs: 604_801_000 },
      { id: 'new', providerSignInMs: null, providerUntilMs: null },
      { id: 'olga', providerSignInMs: null, providerUntilMs: null },
    ]);
    expect(await store.db.selectFrom('userMailboxes').selectAll().execute()).toEqual([]);
    await store.dispose();
  },
);
