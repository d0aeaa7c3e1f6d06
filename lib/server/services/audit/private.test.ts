import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hiddenMembers, PRIVATE_ACTIONS, withoutMembers } from '@/lib/domain/audit';
import { ROLES, type Role } from '@/lib/domain/permissions';
import { exportAuditCsv, exportAuditJson } from '@/lib/server/services/audit/export';
import { getAuditEntry, listAudit } from '@/lib/server/services/audit/read';
import { recordAudit } from '@/lib/server/services/audit/record';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';
import { insertDraft } from '@/lib/server/services/batches/create-draft';
import { discardDraft } from '@/lib/server/services/batches/save-draft';
import type { ServiceContext } from '@/lib/server/services/context';
import { exportEventsCsv } from '@/lib/server/services/events/export';
import { freezeSelection } from '@/lib/server/services/events/selections';
import { systemContext } from '@/lib/server/services/request-context';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const MARK = 'zebra-7q';
const NOT_ADMIN = ROLES.filter((role) => role !== 'admin');

describe.each(testStoreKinds())('what of an entry is not for everybody, on %s', (kind) => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore(kind);
    const olga = as('operator', 'u-olga');
    await freezeSelection(olga, { q: MARK });
    await exportEventsCsv(olga, { q: MARK });
    const draft = await store.db.transaction().execute((tx) =>
      insertDraft(tx, {
        creator: { id: 'u-olga', name: 'Olga' },
        nowMs: 0,
        title: MARK,
        note: MARK,
        plan: { when: 'immediate', planTimeMs: null, spread: null, zone: 'UTC' },
        events: [],
      }),
    );
    await discardDraft(olga, { draftId: draft.draftId });
  });
  afterEach(() => store.dispose());

  const as = (role: Role, id = `u-${role}`): ServiceContext => ({
    ...systemContext(store),
    actor: { kind: 'user', id, name: role, role, sessionId: `s-${id}` },
  });
  /** All that the trail shows to somebody, and how many entries the search for the mark finds. */
  const seen = async (ctx: ServiceContext) => {
    const { rows } = await listAudit(ctx, {});
    const whole = await Promise.all(rows.map(({ seq }) => getAuditEntry(ctx, { seq })));
    const found = await listAudit(ctx, { q: MARK });
    return { text: JSON.stringify([rows, whole]), whole, found: found.rows.length, total: found.total };
  };
  const textOf = async ({ chunks }: { chunks: AsyncGenerator<string> }) => {
    let text = '';
    for await (const chunk of chunks) text += chunk;
    return text;
  };

  test.each(NOT_ADMIN)(
    '%s sees that it was done, and neither title nor filter, and finds them by no search',
    async (role) => {
      const { text, whole, found, total } = await seen(as(role));
      expect(text).not.toContain(MARK);
      expect([found, total]).toEqual([0, 0]);
      expect(whole.map(({ action, hidden }) => [action, hidden])).toEqual([
        ['draft.discard', ['title']],
        ['events.export', ['filter']],
        ['selection.freeze', ['filter']],
      ]);
      // The rest of the entries is there, and found.
      expect(whole[0]?.before).toEqual({ rows: 0 });
      expect(whole[2]?.after).toEqual({ count: 0 });
      expect((await listAudit(as(role), { q: 'u-olga selection' })).total).toBe(1);
    },
  );

  test('whoever did it, and who keeps the trail, see all of it', async () => {
    for (const ctx of [as('operator', 'u-olga'), as('admin')]) {
      const { whole, found, total } = await seen(ctx);
      for (const entry of whole) expect(JSON.stringify([entry.before, entry.after])).toContain(MARK);
      expect(whole.flatMap(({ hidden }) => hidden)).toEqual([]);
      expect([found, total]).toEqual([3, 3]);
    }
  });

  test('the downloads are for those who keep the trail, and hold what they may see; the chain stays whole', async () => {
    for (const download of [exportAuditCsv, exportAuditJson]) {
      expect((await textOf(await download(as('admin'), { q: MARK }))).split(MARK).length).toBeGreaterThan(3);
      for (const role of NOT_ADMIN) {
        await expect(download(as(role), { q: MARK })).rejects.toMatchObject({ code: 'forbidden' });
      }
    }
    expect((await verifyChain(store.db)).broken).toBeNull();
  });

  test('an entry that somebody has tampered with shows nothing of the text', async () => {
    const entry = {
      action: 'draft.discard',
      objectType: 'batch',
      objectId: 'b',
      before: [MARK, { title: MARK }],
    } as const;
    await store.db.transaction().execute((tx) => recordAudit(tx, as('operator', 'u-olga'), entry));
    expect((await seen(as('viewer'))).text).not.toContain(MARK);
  });
});

test('every other entry is the same for all readers', () => {
  expect(hiddenMembers({ id: 'u', role: 'viewer' }, { action: 'batch.submit', actorId: 'x' })).toEqual([]);
  expect(hiddenMembers({ id: 'u', role: 'viewer' }, { action: 'constructor', actorId: 'x' })).toEqual([]);
  expect(PRIVATE_ACTIONS).toHaveLength(5);
  expect(withoutMembers('text', [])).toBe('text');
  expect(withoutMembers(null, ['title'])).toBeNull();
});
