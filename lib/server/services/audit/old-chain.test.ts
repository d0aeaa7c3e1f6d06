import { describe, expect, test } from 'vitest';
import { auditHash, type ChainEntry } from '@/lib/server/db/queries/audit-chain';
import { recordAudit } from '@/lib/server/services/audit/record';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';
import { systemContext } from '@/lib/server/services/request-context';
import { entryOf } from '@/lib/testing/audit-chain';
import { openTestStore, testStoreKinds } from '@/lib/testing/stores';

/**
 * As the version before addresses and browsers (commit 32000f3) has written them, hashes and all. Never change these: a
 * store with such entries is out there.
 */
const WRITTEN: ChainEntry[] = [
  {
    seq: 1,
    atMs: 1794830400000,
    actorId: 'system',
    actorName: 'system',
    sessionId: null,
    action: 'user.add',
    objectType: 'user',
    objectId: 'u-1',
    beforeJson: null,
    afterJson: '{"email":"ada@desk.test","enabledAgain":false,"name":"Ada","role":"admin"}',
    correlationId: 'c-1',
    policyVersion: null,
    prevHash: '0000000000000000000000000000000000000000000000000000000000000000',
    hash: '4aff7e09e8dbd172b08ae7697df857c33d2efed616d540ba19238ffb3ee19105',
  },
  {
    seq: 2,
    atMs: 1794830460000,
    actorId: 'u-1',
    actorName: 'Ada',
    sessionId: 's-1',
    action: 'session.start',
    objectType: 'session',
    objectId: 's-1',
    beforeJson: null,
    afterJson: null,
    correlationId: 'c-2',
    policyVersion: null,
    prevHash: '4aff7e09e8dbd172b08ae7697df857c33d2efed616d540ba19238ffb3ee19105',
    hash: 'ccfa9f58d25bcae0a23932b7f94751f4e1f5b4664695a88fc1e77c52e31b1c3f',
  },
  {
    seq: 3,
    atMs: 1794830520000,
    actorId: 'u-2',
    actorName: 'Vera 漢字 🚀',
    sessionId: 's-2',
    action: 'access.denied',
    objectType: 'permission',
    objectId: 'users.manage',
    beforeJson: null,
    afterJson: '{"permission":"users.manage","reason":"role","role":"viewer"}',
    correlationId: 'c-3',
    policyVersion: null,
    prevHash: 'ccfa9f58d25bcae0a23932b7f94751f4e1f5b4664695a88fc1e77c52e31b1c3f',
    hash: '6b7959c059b3a91af9975ff89becf91c50f26823bd81550dc04e45642d162f33',
  },
  {
    seq: 4,
    atMs: 1794830580000,
    actorId: 'u-1',
    actorName: 'Ada',
    sessionId: 's-1',
    action: 'draft.discard',
    objectType: 'batch',
    objectId: 'b-1',
    beforeJson: '{"number":1,"rows":2,"title":"Edge host failure"}',
    afterJson: null,
    correlationId: 'c-4',
    policyVersion: 7,
    prevHash: '6b7959c059b3a91af9975ff89becf91c50f26823bd81550dc04e45642d162f33',
    hash: '9ec4a4aaa8cc358c687473b90d91a5c6892d12ce20183009f1af3ca65523f6f6',
  },
  {
    seq: 5,
    atMs: 1794830640000,
    actorId: 'u-1',
    actorName: 'Ada',
    sessionId: 's-1',
    action: 'selection.freeze',
    objectType: 'selection',
    objectId: 'x-1',
    beforeJson: null,
    afterJson: '{"count":214,"filter":{"q":"edge \\"a\\""}}',
    correlationId: 'c-5',
    policyVersion: null,
    prevHash: '9ec4a4aaa8cc358c687473b90d91a5c6892d12ce20183009f1af3ca65523f6f6',
    hash: '14f49d22118d843b19add44e193a80cf84e4d8666481cc1f6a4c1a4c3cfb1be2',
  },
];

test('the hash of an entry is what it was', () => {
  for (const { hash, ...entry } of WRITTEN) expect(auditHash(entry)).toBe(hash);
});

describe.each(testStoreKinds())('a chain that an older version began, on %s', (kind) => {
  test('verifies to its end, and goes on with entries that hold an address', async () => {
    const store = await openTestStore(kind);
    await store.db.insertInto('auditEntries').values(WRITTEN).execute();
    await store.db.updateTable('counters').set({ value: 5 }).where('name', '=', 'audit').execute();
    expect(await verifyChain(store.db)).toMatchObject({ checked: 5, broken: null });
    const client = { address: '192.0.2.1', browser: 'Firefox 128 · Linux' };
    await store.db.transaction().execute((tx) =>
      recordAudit(tx, systemContext(store), {
        action: 'session.start',
        objectType: 'session',
        objectId: 's-3',
        after: { way: 'password', client },
      }),
    );
    const last = WRITTEN.at(-1)?.hash ?? '';
    expect((await entryOf(store, 6)).prevHash).toBe(last);
    const heads = [{ seq: 5, hash: last }];
    expect(await verifyChain(store.db, { heads })).toMatchObject({ checked: 6, broken: null });
    await store.dispose();
  });
});
