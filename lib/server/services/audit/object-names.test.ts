import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditObjectType } from '@/lib/domain/audit-actions';
import type { Role } from '@/lib/domain/permissions';
import { getAuditEntry, listAudit } from '@/lib/server/services/audit/read';
import { recordAudit } from '@/lib/server/services/audit/record';
import { insertDraft } from '@/lib/server/services/batches/create-draft';
import { discardDraft } from '@/lib/server/services/batches/save-draft';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { addUser } from '@/lib/server/services/users/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW_MS = Date.UTC(2026, 10, 24, 12);
const PLAN = { when: 'immediate', planTimeMs: null, spread: null, zone: 'UTC' } as const;

describe.each(testStoreKinds())('what the objects of audit entries are called, on %s', (kind) => {
  let store: TestStore;
  let system: ServiceContext;
  let olga: ServiceContext;

  beforeEach(async () => {
    store = await openTestStore(kind);
    system = { ...systemContext(store), now: () => NOW_MS };
    await addUser(system, { email: 'olga@desk.local', role: 'operator', password: 'correct-horse-battery' });
    const { id } = await store.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    olga = { ...system, actor: { kind: 'user', id, name: 'olga', role: 'operator', sessionId: 's-1' } };
  });
  afterEach(() => store.dispose());

  const viewer = (role: Role = 'viewer'): ServiceContext => ({
    ...system,
    actor: { kind: 'user', id: 'u-vera', name: 'vera', role, sessionId: 's-2' },
  });
  const newDraft = (title: string) =>
    store.db.transaction().execute((tx) =>
      insertDraft(tx, {
        creator: { id: olga.actor.id, name: 'olga' },
        nowMs: NOW_MS,
        title,
        note: '',
        plan: PLAN,
        events: [],
      }),
    );
  /** An entry may hold any type: a newer version wrote it. */
  const write = (ctx: ServiceContext, type: string, objectId: string) =>
    store.db
      .transaction()
      .execute((tx) =>
        recordAudit(tx, ctx, { action: 'batch.stop', objectType: type as AuditObjectType, objectId }),
      );
  /** The name in the newest entry, as `ctx` reads it. */
  const nameFor = async (ctx: ServiceContext) => (await listAudit(ctx, { limit: 1 })).rows[0]?.objectName;

  test('a batch by number and title; a draft by its title, and one of somebody else by nothing but its id', async () => {
    const { draftId } = await newDraft('Edge host failure');
    await write(olga, 'batch', draftId);
    expect(await nameFor(olga)).toEqual({ text: 'Edge host failure', gone: false });
    expect(await nameFor(viewer())).toEqual({ text: '', gone: false });
    await store.db.updateTable('batches').set({ state: 'sent', number: 7 }).execute();
    expect(await nameFor(viewer())).toEqual({ text: '#7 Edge host failure', gone: false });
    await store.db.updateTable('batches').set({ title: '' }).execute();
    expect(await nameFor(viewer())).toEqual({ text: '#7', gone: false });
  });

  test('a draft that was discarded by what its last entry says', async () => {
    const { draftId } = await newDraft('Never mind');
    await discardDraft(olga, { draftId });
    expect(await nameFor(olga)).toEqual({ text: 'Never mind', gone: true });
    expect(await nameFor(viewer('admin'))).toEqual({ text: 'Never mind', gone: true });
    await write(olga, 'batch', draftId);
    expect(await nameFor(olga)).toEqual({ text: 'Never mind', gone: true });
  });

  test('a draft that somebody else discarded by nothing but its id', async () => {
    const { draftId } = await newDraft('Never mind');
    await discardDraft(olga, { draftId });
    for (const role of ['viewer', 'on-call', 'operator', 'approver'] as const) {
      expect(await nameFor(viewer(role))).toEqual({ text: '', gone: true });
    }
  });

  test('a call by its batch', async () => {
    const { draftId } = await newDraft('Edge host failure');
    await store.db.updateTable('batches').set({ state: 'sending', number: 7 }).execute();
    await store.db
      .insertInto('calls')
      .values({
        id: 'c-1',
        batchId: draftId,
        state: 'sending',
        rowCount: 1,
        startedAtMs: NOW_MS,
        requestHash: 'x',
        owner: 'server',
        fence: 1,
        leaseUntilMs: NOW_MS,
        endedAtMs: null,
        httpStatus: null,
        requestId: null,
        vendorCode: null,
        vendorMessage: null,
      })
      .execute();
    await write(system, 'call', 'c-1');
    expect(await nameFor(viewer())).toEqual({ text: '#7 Edge host failure', gone: false });
  });

  test('people, their sessions and invites by e-mail', async () => {
    const address = { text: 'olga@desk.local', gone: false };
    await write(system, 'user', olga.actor.id);
    expect(await nameFor(viewer())).toEqual(address);
    // The session itself is gone by then; an entry about one is always by the person whose it is.
    await write(olga, 'session', 's-1');
    expect(await nameFor(viewer())).toEqual(address);
    await store.db
      .insertInto('invites')
      .values({
        id: 'i-1',
        email: 'new@desk.local',
        role: 'viewer',
        tokenHash: 'x',
        createdBy: olga.actor.id,
        createdByName: 'olga',
        createdAtMs: NOW_MS,
        expiresAtMs: NOW_MS + 1,
        closedAtMs: null,
      })
      .execute();
    await write(system, 'invite', 'i-1');
    expect(await nameFor(viewer())).toEqual({ text: 'new@desk.local', gone: false });
  });

  test.each([
    ['batch', 'b-unknown'],
    ['user', 'u-unknown'],
    ['call', 'c-unknown'],
    ['selection', 'x'],
    ['permission', 'batches.plan'],
    ['__proto__', 'constructor'],
  ])('of a %s that the store does not know, nothing is made up', async (objectType, objectId) => {
    await write(system, objectType, objectId);
    expect(await nameFor(viewer())).toBeNull();
  });

  test('a whole entry and so the downloads stay as they are', async () => {
    await write(system, 'user', olga.actor.id);
    const { rows } = await listAudit(viewer(), { limit: 1 });
    expect(await getAuditEntry(viewer(), { seq: rows[0]?.seq })).not.toHaveProperty('objectName');
  });

  test('as many questions to the store for a page of many as for one of few', async () => {
    for (let index = 0; index < 40; index += 1) {
      const { draftId } = await newDraft(`Batch ${index}`);
      await write(olga, 'batch', draftId);
      await write(olga, 'user', olga.actor.id);
    }
    const few = await countQueries(() => listAudit(olga, { limit: 2 }));
    const many = await countQueries(() => listAudit(olga, { limit: 80 }));
    expect(few).toBeGreaterThan(3);
    expect(many).toBe(few);
  });

  async function countQueries(work: () => Promise<unknown>): Promise<number> {
    const { db } = store;
    let count = 0;
    const selectFrom = db.selectFrom.bind(db);
    Object.assign(db, {
      selectFrom: (...from: Parameters<typeof selectFrom>) => {
        count += 1;
        return selectFrom(...from);
      },
    });
    await work();
    Object.assign(db, { selectFrom });
    return count;
  }
});
