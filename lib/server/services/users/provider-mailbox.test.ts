import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { approve } from '@/lib/server/services/batches/approve';
import { personOf } from '@/lib/server/services/batches/judge-request';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { systemContext } from '@/lib/server/services/request-context';
import { addUser } from '@/lib/server/services/users/people';
import { readUsersPage } from '@/lib/server/services/users/read';
import { setBreakGlass } from '@/lib/server/services/users/roles';
import { approvalDeskForEachTest } from '@/lib/testing/approval-desk';
import { forcePolicy } from '@/lib/testing/people';
import { providerPerson } from '@/lib/testing/provider-people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('e-mail and name as the provider knows them, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  const { now, passTime, addPerson, request, batchOf, audits } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga } = desk);
  });
  beforeEach(() => forcePolicy(store, { ...DEFAULT_POLICY, rules: [{ when: {}, approvals: 2 }] }));

  const person = (subject: string, role: 'operator' | 'approver' | 'admin' = 'approver') =>
    providerPerson({ store, now }, subject, role);
  const refreshed = async () =>
    (await audits('user.refresh')).map(({ beforeJson, afterJson }) => [
      JSON.parse(beforeJson ?? ''),
      JSON.parse(afterJson ?? ''),
    ]);

  test('are taken over at each sign-in, and audited when they changed', async () => {
    const lea = person('lea');
    await lea.enter();
    await lea.enter();
    expect(await refreshed()).toEqual([]);
    await lea.enter({ email: 'lea.l@acme.test', name: 'Lea L' });
    expect(await lea.user()).toMatchObject({ email: 'lea.l@acme.test', name: 'Lea L' });
    await lea.enter({ email: 'lea.l@acme.test', name: '', emailVerified: null });
    expect(await lea.user()).toMatchObject({ email: 'lea.l@acme.test', name: 'Lea L' });
    expect(await refreshed()).toEqual([
      [
        { email: 'lea@acme.test', name: 'Name of lea' },
        { email: 'lea.l@acme.test', name: 'Lea L', by: 'provider' },
      ],
    ]);
  });

  test('who has no name goes by the e-mail of now, not by one that is somebody else’s by then', async () => {
    const lea = person('lea');
    await lea.enter({ name: '' });
    await lea.enter({ name: '', email: 'lea.l@acme.test' });
    expect(await lea.user()).toMatchObject({ email: 'lea.l@acme.test', name: 'lea.l@acme.test' });
  });

  test('an e-mail that another account has is left to it, and that is audited once', async () => {
    await addUser(systemContext(store), {
      email: 'root@acme.test',
      role: 'admin',
      password: 'quiet lamp forty rivers',
    });
    const lea = person('lea');
    await lea.enter();
    for (let time = 0; time < 3; time++) await lea.enter({ email: 'root@acme.test', name: 'Lea L' });
    expect(await lea.user()).toMatchObject({ email: 'lea@acme.test', name: 'Lea L' });
    expect(await refreshed()).toMatchObject([
      [{ email: 'lea@acme.test' }, { email: 'lea@acme.test', emailOfAnother: 'root@acme.test' }],
    ]);
    expect(
      await store.db.selectFrom('user').select('id').where('email', '=', 'root@acme.test').execute(),
    ).toHaveLength(1);
  });

  test('two people who are given one e-mail at the same moment: one has it, both are in', async () => {
    const [lea, kim] = [person('lea'), person('kim')];
    await lea.enter();
    await kim.enter();
    const same = { email: 'team@acme.test' };
    expect(await Promise.all([lea.signIn(same), kim.signIn(same)])).toEqual([null, null]);
    const emails = [(await lea.user()).email, (await kim.user()).email];
    expect(emails.filter((email) => email === 'team@acme.test')).toHaveLength(1);
  });

  test.each([
    [false, null, 'email_unverified'],
    [true, null, null],
    [null, null, null],
    [false, 'lea@acme.test', 'email_unverified'],
  ])('verified: %s, known: %s → %s', async (emailVerified, known, problem) => {
    const lea = person('lea');
    if (known) await lea.enter();
    const people = () =>
      store.db.selectFrom('user').select(['id', 'email', 'name', 'providerSignInMs']).orderBy('id').execute();
    const before = await people();
    passTime(1_000);
    expect(await lea.signIn({ emailVerified, email: 'ceo@corp.test', name: 'The CEO' })).toBe(problem);
    if (problem) {
      expect(await people()).toEqual(before);
    } else expect(await lea.user()).toMatchObject({ email: 'ceo@corp.test' });
  });

  test('one account does not approve twice under two e-mails', async () => {
    const lea = person('lea');
    const seen = await request(olga, 1);
    await lea.signIn();
    const late = await request(olga, 1, 1);
    await approve(await lea.enter(), late);
    const renamed = await lea.enter({ email: 'another@acme.test' });
    await expect(approve(renamed, late)).rejects.toMatchObject({ reason: 'approval_already_voted' });
    expect(await batchOf(olga, late.batchId)).toMatchObject({ state: 'awaiting_approval', approved: 1 });
    expect((await batchOf(olga, seen.batchId)).approved).toBe(0);
  });

  test('what two e-mails of one account have approved in the store counts once', async () => {
    const lea = person('lea');
    await lea.signIn();
    const seen = await request(olga, 1);
    await approve(await lea.enter(), seen);
    await lea.enter({ email: 'another@acme.test' });
    const first = await store.db.selectFrom('approvals').selectAll().executeTakeFirstOrThrow();
    await store.db
      .insertInto('approvals')
      .values({ ...first, id: 'forged', personKey: 'another@acme.test' })
      .execute();
    expect((await batchOf(olga, seen.batchId)).approved).toBe(1);
  });

  test('who asked does not approve with a second account after the e-mail of the first has changed', async () => {
    const otto = person('otto', 'operator');
    const second = await addPerson('otto-2', { role: 'approver', email: 'Otto+lead@acme.test' });
    const seen = await request(await otto.enter(), 1);
    await otto.enter({ email: 'o@elsewhere.test' });
    await expect(approve(second, seen)).rejects.toMatchObject({ reason: 'approval_own_batch' });
    // Nor with one that has the new mailbox.
    const third = await addPerson('otto-3', { role: 'approver', email: 'o+3@elsewhere.test' });
    await expect(approve(third, seen)).rejects.toMatchObject({ reason: 'approval_own_batch' });
    expect((await batchOf(olga, seen.batchId)).approved).toBe(0);
  });

  test('nor does the second account when it was itself that got another e-mail', async () => {
    const otto = person('otto', 'operator');
    const lead = person('otto-lead', 'approver');
    await lead.signIn({ email: 'otto+lead@acme.test' });
    const seen = await request(await otto.enter(), 1);
    const renamed = await lead.enter({ email: 'somebody@acme.test' });
    await expect(approve(renamed, seen)).rejects.toMatchObject({ reason: 'approval_own_batch' });
  });

  test('two accounts whose votes stand become one person when they turn out to share a mailbox', async () => {
    const [lea, kim] = [person('lea'), person('kim')];
    await lea.signIn();
    await kim.signIn();
    const seen = await request(olga, 1);
    await approve(await lea.enter(), seen);
    expect(await approve(await kim.enter(), seen)).toMatchObject({ state: 'approved' });
    // The provider says that Kim’s mailbox is Lea’s. It stays hers, and the two count once.
    await kim.signIn({ email: 'lea@acme.test' });
    expect(await kim.user()).toMatchObject({ email: 'kim@acme.test' });
    expect((await batchOf(olga, seen.batchId)).approved).toBe(1);
  });

  test('rows of the day, and the right to send without approval, follow the person too', async () => {
    const root = person('root', 'admin');
    const second = await addPerson('root-2', { role: 'operator', email: 'root+2@acme.test' });
    const ctx = await root.enter();
    await root.signIn({ email: 'r@elsewhere.test' });
    const { accountIds } = await personOf(store.db, second.actor.id);
    expect(accountIds.sort()).toEqual([ctx.actor.id, 'root-2'].sort());
    const give = setBreakGlass(ctx, { email: 'root+2@acme.test', allowed: true });
    await expect(give).rejects.toMatchObject({ reason: 'own_break_glass' });
    const shown = (await readUsersPage(ctx)).users.find(({ id }) => id === 'root-2');
    expect(shown?.whyNotSetRight).toBe('own');
    await setBreakGlass(systemContext(store), { email: 'root+2@acme.test', allowed: true });
  });
});
