import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GENESIS_HASH } from '@/lib/domain/audit';
import { readHead } from '@/lib/server/db/queries/audit-chain';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { dropProtection, entryOf, forged, renumber, writeEntries } from '@/lib/testing/audit-chain';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

/** trust.md §2.5 item 62: whatever somebody with the store does, the first bad entry is named. */
describe.each(testStoreKinds())('the audit chain on %s', (kind) => {
  let store: TestStore;
  let ctx: ServiceContext;

  beforeEach(async () => {
    store = await openTestStore(kind);
    ctx = systemContext(store);
    await writeEntries(ctx, 8);
    await dropProtection(store);
  });
  afterEach(() => store.dispose());

  const edit = (seq: number, change: object) =>
    store.db.updateTable('auditEntries').set(change).where('seq', '=', seq).execute();
  const remove = (from: number, to = from) =>
    store.db.deleteFrom('auditEntries').where('seq', '>=', from).where('seq', '<=', to).execute();
  const count = (value: number) =>
    store.db.updateTable('counters').set({ value }).where('name', '=', 'audit').execute();
  const broken = async (heads?: { seq: number; hash: string }[]) =>
    (await verifyChain(store.db, { heads })).broken;
  const published = async () => (await readHead(store.db)) ?? { seq: 0, hash: GENESIS_HASH };
  /** Moves the entries from `from` on by `by`, one after the other, so that no number is twice there. */
  const shift = async (from: number, to: number, by: 1 | -1) => {
    const seqs = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    for (const seq of by === 1 ? seqs.reverse() : seqs) await renumber(store, seq, seq + by);
  };

  test('is whole as written, also from a place in the middle', async () => {
    const head = await published();
    expect(head.seq).toBe(8);
    expect(await verifyChain(store.db, { heads: [head] })).toEqual({ checked: 8, upTo: head, broken: null });
    const from = { seq: 5, hash: (await entryOf(store, 5)).hash };
    expect(await verifyChain(store.db, { from })).toEqual({ checked: 3, upTo: head, broken: null });
    expect(await verifyChain(store.db, { limit: 3 })).toMatchObject({ checked: 3, upTo: { seq: 3 } });
  });

  test.each([
    ['afterJson', '{"index":44}'],
    ['afterJson', '{"index": 4}'],
    ['afterJson', null],
    ['beforeJson', '{}'],
    ['actorId', 'somebody-else'],
    ['actorName', 'somebody else'],
    ['sessionId', 's-1'],
    ['action', 'test.nOte'],
    ['objectId', 'b-5'],
    ['objectType', 'user'],
    ['correlationId', 'c'],
    ['policyVersion', 3],
    ['atMs', 1],
    ['prevHash', GENESIS_HASH],
    ['hash', GENESIS_HASH],
  ])('edited %s → %j', async (column, value) => {
    await edit(5, { [column]: value });
    expect(await broken()).toEqual({ kind: 'edited', seq: 5, wasSeq: null });
  });

  test('edited with a new hash: the entry itself is named, though the next one no longer fits', async () => {
    const entry = await entryOf(store, 5);
    await edit(5, forged({ ...entry, actorName: 'somebody else' }));
    expect(await broken()).toEqual({ kind: 'edited', seq: 5, wasSeq: null });
  });

  test('the first edited entry is named when there are two', async () => {
    await edit(7, { actorName: 'x' });
    await edit(3, { actorName: 'x' });
    expect(await broken()).toMatchObject({ kind: 'edited', seq: 3 });
  });

  test('deleted: the gap, and the gap that was closed by renumbering', async () => {
    await remove(4);
    expect(await broken()).toEqual({ kind: 'deleted', seq: 4, wasSeq: null });
    await shift(5, 8, -1);
    await count(7);
    expect(await broken()).toEqual({ kind: 'deleted', seq: 4, wasSeq: null });
  });

  test('deleted at the start', async () => {
    await remove(1, 2);
    expect(await broken()).toMatchObject({ kind: 'deleted', seq: 1 });
  });

  test('reordered: two neighbours, and one that moved to the end', async () => {
    await renumber(store, 4, 100);
    await renumber(store, 5, 4);
    await renumber(store, 100, 5);
    expect(await broken()).toEqual({ kind: 'reordered', seq: 4, wasSeq: 5 });
    await renumber(store, 4, 100);
    await renumber(store, 5, 4);
    await renumber(store, 100, 5);
    expect(await broken()).toBeNull();
    await renumber(store, 3, 9);
    expect(await broken()).toMatchObject({ kind: 'reordered', seq: 3 });
  });

  test('inserted in the middle, with and without hashes of its own', async () => {
    const model = await entryOf(store, 4);
    await shift(5, 8, 1);
    await store.db
      .insertInto('auditEntries')
      .values({ ...model, seq: 5, action: 'test.forged' })
      .execute();
    await count(9);
    expect(await broken()).toMatchObject({ kind: 'inserted', seq: 5 });
    const perfect = forged({ ...model, seq: 5, action: 'test.forged', prevHash: model.hash });
    await edit(5, perfect);
    expect(await broken()).toMatchObject({ kind: 'inserted', seq: 5 });
  });

  test('inserted before the first and after the last', async () => {
    const last = await entryOf(store, 8);
    const values = forged({ ...last, seq: 9, prevHash: last.hash });
    await store.db.insertInto('auditEntries').values(values).execute();
    expect(await broken()).toMatchObject({ kind: 'inserted', seq: 9 });
    await edit(9, { hash: GENESIS_HASH });
    expect(await broken()).toMatchObject({ kind: 'inserted', seq: 9 });
    await edit(9, { seq: -3 });
    expect(await broken()).toMatchObject({ kind: 'inserted', seq: -3 });
  });

  test('a cut tail: by the counter, and by the published head when that was set back too', async () => {
    const head = await published();
    await remove(7, 8);
    expect(await broken()).toEqual({ kind: 'truncated', seq: 7, wasSeq: null });
    await count(6);
    expect(await broken()).toBeNull();
    expect(await broken([head])).toEqual({ kind: 'truncated', seq: 7, wasSeq: null });
  });

  test('a cut tail over which the server wrote on', async () => {
    await remove(7, 8);
    await writeEntries(ctx, 2);
    expect(await broken()).toMatchObject({ kind: 'deleted', seq: 7 });
  });

  test('an older backup that was restored, then written on', async () => {
    const older = { seq: 5, hash: (await entryOf(store, 5)).hash };
    const head = await published();
    await remove(6, 8);
    await count(5);
    expect(await broken([older, head])).toMatchObject({ kind: 'truncated', seq: 6 });
    await writeEntries(ctx, 6);
    expect(await broken()).toBeNull();
    expect(await broken([older])).toBeNull();
    expect(await broken([older, head])).toEqual({ kind: 'rewritten', seq: 8, wasSeq: null });
  });

  test('everything removed', async () => {
    const head = await published();
    await remove(1, 8);
    expect(await broken()).toMatchObject({ kind: 'truncated', seq: 1 });
    await count(0);
    expect(await broken()).toBeNull();
    expect(await broken([head])).toMatchObject({ kind: 'truncated', seq: 1 });
  });
});
