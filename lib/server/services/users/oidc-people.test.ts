import { describe, expect, test } from 'vitest';
import { flushTrails } from '@/lib/server/services/audit/trails';
import { systemContext } from '@/lib/server/services/request-context';
import { removeUser } from '@/lib/server/services/users/people';
import { setRole } from '@/lib/server/services/users/roles';
import { cookiesOf, TEST_BASE_URL } from '@/lib/testing/auth';
import { signInAtProvider } from '@/lib/testing/identity-provider';
import { CALLBACK, identityProviderForFile, oidcDeskForEachTest } from '@/lib/testing/oidc-desk';
import { addTestUser } from '@/lib/testing/people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

const provider = identityProviderForFile();

describe.each(testStoreKinds())('who comes in through the identity provider, on %s', (kind) => {
  let store: TestStore;
  const { reopen, begin, comeBack, signInAs, expectRefused, whoAmI, users, audited } = oidcDeskForEachTest(
    kind,
    provider,
    (desk) => {
      ({ store } = desk);
    },
  );

  test('the same identity is the same user, whatever the e-mail has become', async () => {
    await signInAs('ada');
    provider().people.set('ada', { sub: 'ada', email: 'ada.l@acme.test', name: 'Ada L', groups: ['ops'] });
    const { location } = await signInAs('ada');
    expect(location).toBe(`${TEST_BASE_URL}/batches?state=done`);
    expect(await users()).toMatchObject([{ email: 'ada.l@acme.test', name: 'Ada L', role: 'operator' }]);
  });

  test('another subject with the e-mail of a user is another person and stays out', async () => {
    await signInAs('ada');
    await store.db.deleteFrom('session').execute();
    provider().people.set('eve', {
      sub: 'eve',
      email: 'ada@acme.test',
      email_verified: true,
      groups: ['leads'],
    });
    await expectRefused('eve', 'email_taken');
    expect(await users()).toMatchObject([{ role: 'operator' }]);
  });

  test('who is not let in is in the trail: why, from where, and whose e-mail it would have been', async () => {
    const root = await addTestUser(store, { email: 'root@acme.test', role: 'admin' });
    provider().people.set('eve', {
      sub: 'eve',
      email: 'ROOT@acme.test',
      email_verified: true,
      groups: ['ops'],
    });
    await expectRefused('eve', 'email_taken');
    provider().people.set('nina', { sub: 'nina', email: 'nina@acme.test', email_verified: true, groups: [] });
    await expectRefused('nina', 'no_role');
    await comeBack(`${CALLBACK}?state=made-up&code=x`, '');
    await signInAs('ada');
    await new Promise((resolve) => setImmediate(resolve));
    await flushTrails(store);
    const found = await store.db
      .selectFrom('auditEntries')
      .select(['action', 'actorId', 'objectType', 'objectId', 'afterJson'])
      .where('action', 'in', ['session.refused', 'session.start'])
      .orderBy('seq')
      .execute();
    const address = expect.stringMatching(/./);
    const way = 'provider';
    expect(
      found.map(({ afterJson, ...entry }) => ({ ...entry, ...JSON.parse(afterJson ?? '') })),
    ).toMatchObject([
      {
        actorId: 'stranger',
        objectType: 'user',
        objectId: root.id,
        reason: 'email_taken',
        way,
        client: { address },
      },
      { actorId: 'stranger', objectType: 'email', reason: 'no_role', way },
      { actorId: 'stranger', objectType: 'address', reason: 'expired', way },
      { action: 'session.start', way, client: { address } },
    ]);
    expect(JSON.stringify(found)).not.toContain('nina');
  });

  test.each([
    [true, 'email_taken'],
    [false, 'email_unverified'],
    [undefined, 'email_taken'],
  ])('the e-mail of a local admin (verified: %s) takes nothing over', async (verified, problem) => {
    const email = 'root@acme.test';
    await addTestUser(store, { email, role: 'admin' });
    provider().people.set('eve', {
      sub: 'eve',
      email: 'ROOT@acme.test',
      ...(verified === undefined ? {} : { email_verified: verified }),
      groups: ['ops'],
    });
    await expectRefused('eve', problem);
    expect(await users()).toMatchObject([{ email, role: 'admin' }]);
    expect(await store.db.selectFrom('account').select('providerId').execute()).toEqual([
      { providerId: 'credential' },
    ]);
  });

  test('the strongest group decides, anew at each sign-in; a new role ends the other sessions', async () => {
    const before = cookiesOf((await signInAs('ada')).response);
    provider().people.set('ada', { sub: 'ada', email: 'ada@acme.test', groups: ['ops', 'leads'] });
    const after = cookiesOf((await signInAs('ada')).response);
    expect(await whoAmI(before)).toBeNull();
    expect(await whoAmI(after)).toMatchObject({ user: { role: 'approver' } });
    expect(await audited()).toContain('user.set_role');
    const same = cookiesOf((await signInAs('ada')).response);
    expect(await whoAmI(after)).not.toBeNull();
    expect(await whoAmI(same)).not.toBeNull();
  });

  test('no group: refused, and a former member loses the sessions they still have', async () => {
    provider().people.set('bob', { sub: 'bob', email: 'bob@acme.test', groups: ['Ops', 'cleaners'] });
    await expectRefused('bob', 'no_role');
    provider().people.set('bob', { sub: 'bob', email: 'bob@acme.test' });
    await expectRefused('bob', 'no_role');
    expect(await users()).toEqual([]);

    const cookie = cookiesOf((await signInAs('ada')).response);
    provider().people.set('ada', { sub: 'ada', email: 'ada@acme.test', groups: [] });
    await expectRefused('ada', 'no_role');
    expect(await whoAmI(cookie)).toBeNull();
    expect(await users()).toMatchObject([{ role: 'viewer' }]);
  });

  test('a default role lets people without a group in', async () => {
    await reopen({ defaultRole: 'viewer' });
    provider().people.set('bob', { sub: 'bob', email: 'bob@acme.test' });
    expect(await whoAmI(cookiesOf((await signInAs('bob')).response))).toMatchObject({
      user: { role: 'viewer' },
    });
  });

  test('without an e-mail nobody is made', async () => {
    provider().people.set('bob', { sub: 'bob', groups: ['ops'] });
    await expectRefused('bob', 'no_email');
  });

  test('an e-mail that the provider has not checked opens nothing, for those who are known too', async () => {
    provider().people.set('ceo', {
      sub: 'ceo',
      email: 'ceo@corp.test',
      email_verified: false,
      groups: ['leads'],
    });
    await expectRefused('ceo', 'email_unverified');
    expect(await users()).toEqual([]);
    provider().tamper = (claims) => ({
      claims: { ...claims, email: 'ceo@corp.test', email_verified: 'false' },
    });
    await expectRefused('ada', 'email_unverified');
    expect(await users()).toEqual([]);
    provider().tamper = null;
    await signInAs('ada');
    await store.db.deleteFrom('session').execute();
    provider().people.set('ada', {
      sub: 'ada',
      email: 'ceo@corp.test',
      email_verified: false,
      groups: ['ops'],
    });
    await expectRefused('ada', 'email_unverified');
    expect(await users()).toMatchObject([{ email: 'ada@acme.test' }]);
  });

  test('a disabled user stays out, and their role is not touched', async () => {
    await signInAs('ada');
    await removeUser(systemContext(store), { email: 'ada@acme.test' });
    provider().people.set('ada', { sub: 'ada', email: 'ada@acme.test', groups: ['leads'] });
    await expectRefused('ada', 'disabled');
    expect(await users()).toMatchObject([{ role: 'operator' }]);
  });

  test('the role of such a user cannot be set here', async () => {
    await signInAs('ada');
    const work = setRole(systemContext(store), { email: 'ada@acme.test', role: 'admin' });
    await expect(work).rejects.toMatchObject({ code: 'conflict', reason: 'role_from_groups' });
  });

  test('two first sign-ins of one person at once make one user', async () => {
    const ways = await Promise.all([begin(), begin()]);
    const answers = await Promise.all(
      ways.map(({ url }) => signInAtProvider(url.toString(), 'ada', CALLBACK)),
    );
    const responses = await Promise.all(answers.map((answer, i) => comeBack(answer, ways[i]?.cookie ?? '')));
    expect(responses.map((response) => response.headers.get('location'))).toEqual(
      Array(2).fill(`${TEST_BASE_URL}/batches?state=done`),
    );
    expect(await users()).toHaveLength(1);
  });
});
