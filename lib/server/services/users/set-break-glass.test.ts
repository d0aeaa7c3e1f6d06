import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROLES } from '@/lib/domain/permissions';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { readUsersPage } from '@/lib/server/services/users/read';
import { setBreakGlass as setBreakGlassVerb } from '@/lib/server/services/users/roles';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { addTestPerson } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const setBreakGlass = asSent(setBreakGlassVerb);

describe.each(testStoreKinds())('the right to send without approval on %s', (kind) => {
  let store: TestStore;
  let ada: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    ada = await addPerson('ada', 'admin');
    await addPerson('olga', 'operator');
  });
  afterEach(() => store.dispose());

  const addPerson = (id: string, role: (typeof ROLES)[number], email?: string) =>
    addTestPerson({ store, now: () => 0 }, id, { role, email, hasPassword: true });
  const stepUp = { password: TEST_PASSWORD };
  const set = (ctx: PersonContext, id: string, allowed: unknown) =>
    setBreakGlass(ctx, { email: `${id}@desk.local`, allowed, stepUp });
  const audited = () => store.db.selectFrom('auditEntries').selectAll().orderBy('seq').execute();
  const lineOf = async (id: string) => (await readUsersPage(ada)).users.find((user) => user.id === id);

  test('is given and taken, shown, and audited with what it was; nothing is written for nothing', async () => {
    expect(await lineOf('olga')).toMatchObject({ breakGlass: false, whyNotSetRight: null });
    await set(ada, 'olga', false);
    await set(ada, 'olga', true);
    await set(ada, 'olga', true);
    expect(await lineOf('olga')).toMatchObject({ breakGlass: true, whyNotSetRight: null });
    await set(ada, 'olga', false);
    expect(await audited()).toMatchObject([
      { action: 'user.set_break_glass', actorId: 'ada', objectId: 'olga', beforeJson: '{"allowed":false}' },
      { action: 'user.set_break_glass', beforeJson: '{"allowed":true}', afterJson: '{"allowed":false}' },
    ]);
  });

  test('never to oneself, also not through a second account', async () => {
    await addPerson('second', 'admin', 'ada+second@desk.local');
    const own = { code: 'forbidden', reason: 'own_break_glass' };
    for (const allowed of [true, false]) {
      await expect(set(ada, 'ada', allowed)).rejects.toMatchObject(own);
      await expect(set(ada, 'ada+second', allowed)).rejects.toMatchObject(own);
    }
    expect(await lineOf('ada')).toMatchObject({ whyNotSetRight: 'own', isSelf: true });
    expect(await lineOf('second')).toMatchObject({ whyNotSetRight: 'own', isSelf: false });
    expect(await audited()).toEqual([]);
  });

  test('not to those who could not use it; they can lose it', async () => {
    await addPerson('vera', 'viewer');
    await addPerson('gone', 'operator');
    await store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', 'gone').execute();
    await expect(set(ada, 'vera', true)).rejects.toMatchObject({ reason: 'break_glass_role' });
    await expect(set(ada, 'gone', true)).rejects.toMatchObject({ reason: 'break_glass_disabled' });
    expect(await lineOf('vera')).toMatchObject({ whyNotSetRight: 'role' });
    await store.db.updateTable('user').set({ breakGlass: 1 }).where('id', 'in', ['vera', 'gone']).execute();
    for (const id of ['vera', 'gone']) {
      expect(await lineOf(id)).toMatchObject({ breakGlass: true, whyNotSetRight: null });
      expect(await set(ada, id, false)).toMatchObject({ allowed: false });
    }
  });

  test('only by admins, for users there are, as yes or no', async () => {
    for (const role of ROLES.filter((other) => other !== 'admin')) {
      const ctx = await addPerson(`a-${role}`, role);
      await expect(set(ctx, 'olga', true)).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
    }
    await expect(set(ada, 'nobody', true)).rejects.toMatchObject({ code: 'not_found', reason: 'user' });
    for (const allowed of ['true', 1, null, undefined, { $ne: false }]) {
      await expect(set(ada, 'olga', allowed)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});
