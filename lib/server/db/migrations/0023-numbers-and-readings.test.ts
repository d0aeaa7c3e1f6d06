import { expect, test } from 'vitest';
import { up } from '@/lib/server/db/migrations/0023-numbers-and-readings';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import { insertDraft } from '@/lib/server/services/batches/create-draft';
import { openTestStore, testStoreKinds } from '@/lib/testing/stores';

const PLAN = { when: 'immediate', planTimeMs: null, spread: null, zone: 'UTC' } as const;
const DRAFT = {
  creator: { id: 'u-1', name: 'olga' },
  nowMs: 1_800_000_000_000,
  note: '',
  plan: PLAN,
  events: [],
};

test.each(testStoreKinds())(
  'drafts of before lose their number, batches keep theirs, on %s',
  async (kind) => {
    const store = await openTestStore(kind);
    const { db } = store;
    const add = (title: string) => db.transaction().execute((tx) => insertDraft(tx, { ...DRAFT, title }));
    for (const title of ['sent', 'draft', 'taken back']) await add(title);
    // The store as the version before left it.
    await db.schema.dropTable('followedCounts').execute();
    await db.schema.dropIndex('batches_first').execute();
    await db.schema.alterTable('batches').dropColumn('firstMs').execute();
    await db.deleteFrom('counters').where('name', '=', 'draft').execute();
    await db.updateTable('counters').set({ value: 3 }).where('name', '=', 'batch').execute();
    for (const [index, title] of ['sent', 'draft', 'taken back'].entries()) {
      await db
        .updateTable('batches')
        .set({ number: index + 1, wasRequested: title === 'taken back' ? 1 : 0 })
        .where('title', '=', title)
        .execute();
    }
    await db.updateTable('batches').set({ state: 'sent' }).where('title', '=', 'sent').execute();

    // Guarantee: the migration names its tables and columns itself.
    await up(db as never, kind);

    await add('new draft');
    const numbers = await db
      .selectFrom('batches')
      .select(['title', 'number'])
      .orderBy('createdAtMs')
      .execute();
    expect(Object.fromEntries(numbers.map(({ title, number }) => [title, number]))).toEqual({
      sent: 1,
      draft: -2,
      'taken back': 3,
      'new draft': -4,
    });
    expect(await raiseCounter(db, 'batch')).toBe(4);
    await store.dispose();
  },
);
