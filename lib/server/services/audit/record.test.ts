import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GENESIS_HASH } from '@/lib/domain/audit';
import { auditHash } from '@/lib/server/db/queries/audit-chain';
import { recordAudit } from '@/lib/server/services/audit/record';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { entryOf, writeEntries } from '@/lib/testing/audit-chain';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const REFUSAL = /audit entries can only be added at the end/;

describe.each(testStoreKinds())('audit entries on %s', (kind) => {
  let store: TestStore;
  let ctx: ServiceContext;

  beforeEach(async () => {
    store = await openTestStore(kind);
    ctx = systemContext(store);
  });
  afterEach(() => store.dispose());

  test('each holds the hash of the one before, and its own over all the rest', async () => {
    const person: ServiceContext = {
      ...ctx,
      actor: { kind: 'user', id: 'u-1', name: 'Olga', role: 'operator', sessionId: 's-1' },
    };
    await store.db.transaction().execute(async (tx) => {
      await recordAudit(tx, person, {
        action: 'batch.submit',
        objectType: 'batch',
        objectId: 'b-1',
        before: { state: 'draft' },
        after: { title: 'x', state: 'sending' },
        policyVersion: 7,
      });
      await recordAudit(tx, ctx, { action: 'batch.done', objectType: 'batch', objectId: 'b-1' });
    });
    const [first, second] = [await entryOf(store, 1), await entryOf(store, 2)];
    expect(first).toMatchObject({
      actorId: 'u-1',
      sessionId: 's-1',
      policyVersion: 7,
      beforeJson: '{"state":"draft"}',
      afterJson: '{"state":"sending","title":"x"}',
      prevHash: GENESIS_HASH,
      correlationId: ctx.correlationId,
    });
    expect(second).toMatchObject({ prevHash: first.hash, sessionId: null, policyVersion: null });
    expect(second.hash).toBe(auditHash(second));
  });

  test('texts that a store would change are stored so that the hash fits, and secrets not at all', async () => {
    await store.db.transaction().execute((tx) =>
      recordAudit(tx, ctx, {
        action: 'user.add',
        objectType: 'user',
        objectId: 'half \ud800 and \0 and 漢字 🚀',
        after: { name: '\ud800 \0 漢字', password: 'hunter2' },
      }),
    );
    const entry = await entryOf(store, 1);
    expect(entry.objectId).toBe('half \ufffd and \ufffd and 漢字 🚀');
    expect(JSON.parse(entry.afterJson ?? '')).toEqual({ name: '\ud800 \0 漢字', password: '[redacted]' });
    expect((await verifyChain(store.db)).broken).toBeNull();
  });

  test('a change that is rolled back leaves no entry and no gap', async () => {
    await writeEntries(ctx, 1);
    const failing = store.db.transaction().execute(async (tx) => {
      await recordAudit(tx, ctx, { action: 'batch.void', objectType: 'batch', objectId: 'b' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await writeEntries(ctx, 1);
    expect(await verifyChain(store.db)).toMatchObject({ checked: 2, broken: null });
  });

  test('writers at the same time make one chain', async () => {
    await Promise.all(Array.from({ length: 12 }, () => writeEntries(ctx, 3)));
    expect(await verifyChain(store.db)).toMatchObject({ checked: 36, broken: null });
  });

  test('the store refuses to change, remove, replace or squeeze in an entry', async () => {
    await writeEntries(ctx, 3);
    const { db } = store;
    const entry = await entryOf(store, 2);
    const attempts = [
      db.updateTable('auditEntries').set({ actorName: 'x' }).where('seq', '=', 2),
      db.deleteFrom('auditEntries').where('seq', '=', 2),
      db.deleteFrom('auditEntries'),
      db.insertInto('auditEntries').values({ ...entry, seq: 0 }),
      db
        .insertInto('auditEntries')
        .values(entry)
        .onConflict((conflict) => conflict.column('seq').doUpdateSet({ actorName: 'x' })),
      kind === 'libsql' ? db.replaceInto('auditEntries').values({ ...entry, actorName: 'x' }) : null,
    ];
    for (const attempt of attempts) {
      if (attempt) await expect(attempt.execute()).rejects.toThrow(REFUSAL);
    }
    if (kind === 'postgres') {
      await expect(sql`truncate "auditEntries"`.execute(db)).rejects.toThrow(REFUSAL);
      const asReplica = db.connection().execute(async (connection) => {
        await sql`set session_replication_role = replica`.execute(connection);
        try {
          await sql`delete from "auditEntries"`.execute(connection);
        } finally {
          await sql`reset session_replication_role`.execute(connection);
        }
      });
      await expect(asReplica).rejects.toThrow(REFUSAL);
    }
    expect(await verifyChain(db)).toMatchObject({ checked: 3, broken: null });
  });
});
