import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type KeyRing,
  openSecret,
  parseKeyRing,
  sealSecret,
  withNewKey,
} from '@/lib/server/secrets/key-ring';
import { systemContext } from '@/lib/server/services/request-context';
import { checkCanaries } from '@/lib/server/services/secrets/canary';
import { forgetLostSecrets, rotateSecrets } from '@/lib/server/services/secrets/rotate';
import { insertTestChannel } from '@/lib/testing/channels';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

function ringOf(text: string): KeyRing {
  const ring = parseKeyRing(text);
  if (!ring) throw new Error('no ring');
  return ring;
}

describe.each(testStoreKinds())('stored secrets on %s', (kind) => {
  let store: TestStore;
  const first = ringOf(withNewKey(null));
  const both = ringOf(withNewKey(first));
  const [[, newest] = [0, Buffer.alloc(0)]] = both.keys;
  const second: KeyRing = { current: 2, keys: new Map([[2, newest]]) };
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  const check = (ring: KeyRing | null) => checkCanaries(store, ring, 1_000);
  const add = (id: string, ring: KeyRing) =>
    insertTestChannel(store, {
      id,
      addressSealed: sealSecret(
        ring,
        { table: 'channels', row: id, column: 'addressSealed' },
        `https://a/${id}`,
      ),
      secretSealed: sealSecret(ring, { table: 'channels', row: id, column: 'secretSealed' }, `s-${id}`),
    });
  const read = async (id: string, ring: KeyRing) => {
    const row = await store.db
      .selectFrom('channels')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return openSecret(ring, { table: 'channels', row: id, column: 'secretSealed' }, row.secretSealed ?? '');
  };

  test('a start finds the key that is missing or another one by now, and says the way out', async () => {
    await check(null);
    await check(first);
    await check(first);
    await check(both);
    for (const ring of [null, second, ringOf(withNewKey(null)), first]) {
      await expect(check(ring)).rejects.toMatchObject({
        name: 'StoreRefusal',
        message: expect.stringContaining('key'),
      });
    }
    await expect(check(second)).rejects.toThrow(/key 1[\s\S]*npm run secrets -- rotate/);
    await check(both);
  });

  test('rotation seals all of it anew in pieces, and lets the old key go', async () => {
    await check(first);
    for (const id of ['a', 'b', 'c', 'd', 'e']) await add(id, first);
    await check(both);
    const ctx = systemContext(store);
    expect(await rotateSecrets(ctx, both, { dryRun: true })).toEqual({ resealed: 10, current: 0, lost: [] });
    expect(await read('a', first)).toBe('s-a');
    expect(await rotateSecrets(ctx, both, { dryRun: false, chunk: 2 })).toEqual({
      resealed: 10,
      current: 0,
      lost: [],
    });
    expect(await read('e', second)).toBe('s-e');
    await check(second);
    expect(await rotateSecrets(ctx, second, { dryRun: false })).toEqual({
      resealed: 0,
      current: 10,
      lost: [],
    });
    const audit = await store.db.selectFrom('auditEntries').selectAll().orderBy('seq').execute();
    expect(audit.map(({ action }) => action)).toEqual(['secrets.rotate', 'secrets.rotate']);
  });

  test('rotation changes nothing when one value opens with no key; forgetting removes only its channel', async () => {
    await check(first);
    await add('a', first);
    await add('b', ringOf(withNewKey(null)));
    const ctx = systemContext(store);
    const place = { table: 'pagerAlerts', row: 'open', column: 'keySealed' };
    const keySealed = sealSecret(first, place, 'k'.repeat(32));
    const alert = { channelId: 'b', groupKey: 'g', newsKey: 'g', openedAtMs: 1, resolveId: null };
    await store.db
      .insertInto('pagerAlerts')
      .values([
        { ...alert, id: 'open', kind: 'rows.failed', keySealed },
        { ...alert, id: 'shut', kind: 'rows.late', keySealed },
      ])
      .execute();
    const { lost, resealed } = await rotateSecrets(ctx, both, { dryRun: false });
    expect(resealed).toBe(0);
    expect(lost.map(({ row, column }) => `${row} ${column}`)).toEqual([
      'b addressSealed',
      'b secretSealed',
      'shut keySealed',
    ]);
    expect(await read('a', first)).toBe('s-a');
    expect(await forgetLostSecrets(ctx, first)).toEqual(['b']);
    expect(await read('a', first)).toBe('s-a');
    expect(await store.db.selectFrom('pagerAlerts').select('id').execute()).toEqual([{ id: 'open' }]);
    await check(first);
    const gone = await store.db
      .selectFrom('channels')
      .selectAll()
      .where('id', '=', 'b')
      .executeTakeFirstOrThrow();
    expect(gone).toMatchObject({ secretSealed: null, addressSealed: '', removedAtMs: expect.any(Number) });
  });
});
