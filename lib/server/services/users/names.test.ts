import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nameKey } from '@/lib/domain/person-name';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { createInvite } from '@/lib/server/services/users/invites';
import { admitOidcPerson } from '@/lib/server/services/users/oidc-people';
import { addUser, removeUser } from '@/lib/server/services/users/people';
import { cookiesOf, openTestAuth, TEST_BASE_URL, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const PASSWORD = 'seven quiet bicycles';
const stepUp = { password: TEST_PASSWORD };

describe.each(testStoreKinds())('names of people on %s', (kind) => {
  let desk: TestAuth;
  let system: ServiceContext;
  let admin: ServiceContext;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    system = systemContext(desk.store);
    // As before names were compared: no key in the store.
    const user = await addTestUser(desk.store, { email: 'ada@x.test', role: 'admin', name: 'Ada Admin' });
    admin = {
      ...system,
      actor: { kind: 'user', id: user.id, name: user.name, role: 'admin', sessionId: 's' },
    };
  });
  afterEach(() => desk.store.dispose());

  async function join(email: string, name: string): Promise<{ status: number; reason: string | null }> {
    const { path } = await createInvite(admin, { email, role: 'viewer', stepUp });
    const body = JSON.stringify({ token: path.split('/').at(-1), name, password: PASSWORD });
    const headers = { 'content-type': 'application/json', origin: TEST_BASE_URL, host: 'localhost:3000' };
    const request = new Request(`${TEST_BASE_URL}/api/auth/accept-invite`, { method: 'POST', headers, body });
    const response = await handleAuth(request, 'accept-invite', async () => desk);
    if (response.status === 200) expect(cookiesOf(response)).not.toBe('');
    return { status: response.status, reason: (await response.json()).problem?.reason ?? null };
  }
  const refreshed = async () => {
    const entries = desk.store.db.selectFrom('auditEntries').select('seq');
    return (await entries.where('action', '=', 'user.refresh').execute()).length;
  };
  const names = async () =>
    (await desk.store.db.selectFrom('user').select(['email', 'name']).orderBy('email').execute()).map(
      ({ email, name }) => `${email} ${name}`,
    );

  test.each([
    ['system', 'name_reserved'],
    ['ad@x.test', 'user_name'],
    ['Ada Admin', 'name_taken'],
    ['Аdа Аdmin', 'name_taken'],
    ['\u202enimdA adA', 'user_name'],
    ['Ada\u200b Admin', 'user_name'],
  ])('an invited person is not called %j', async (name, reason) => {
    const refused = await join('eve@x.test', name);
    expect(refused).toEqual({ status: reason === 'name_taken' ? 409 : 400, reason });
    expect(await names()).toEqual(['ada@x.test Ada Admin']);
    // The link still works, with a name of their own.
    expect(await join('eve@x.test', 'Eve')).toMatchObject({ status: 200 });
  });

  test('a name stays taken when its person is switched off, also at the same moment', async () => {
    await join('eve@x.test', 'Eve');
    await removeUser(system, { email: 'eve@x.test' });
    expect(await join('mallory@x.test', 'EVE')).toMatchObject({ reason: 'name_taken' });
    const both = await Promise.all([join('one@x.test', 'Robin'), join('two@x.test', 'R0bin')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('the command line refuses a name, and finds one when none is given', async () => {
    const add = (email: string, name?: string) =>
      addUser(system, { email, role: 'viewer', password: PASSWORD, name });
    await expect(add('a@x.test', 'system')).rejects.toMatchObject({ reason: 'name_reserved' });
    await expect(add('a@x.test', 'ada admin')).rejects.toMatchObject({ reason: 'name_taken' });
    expect(await add('bob@x.test')).toMatchObject({ name: 'bob' });
    // Somebody else is bob already; nobody may be called cli.
    expect(await add('bob@y.test')).toMatchObject({ name: 'bob (bob@y.test)' });
    expect(await add('cli@y.test')).toMatchObject({ name: 'cli@y.test' });
    await removeUser(system, { email: 'bob@x.test' });
    expect(await add('bob@x.test', 'Bob')).toMatchObject({ name: 'Bob' });
  });

  test('a key in the store that an older rule made takes the name, and keeps nobody of the provider out', async () => {
    await desk.store.db
      .updateTable('user')
      .set({ nameKey: nameKey('Robin') })
      .execute();
    expect(await join('eve@x.test', 'Robin')).toEqual({ status: 409, reason: 'name_taken' });
    const claims = { subject: 'r', email: 'robin@y.test', emailVerified: true, authTimeMs: null };
    const person = { ...claims, name: 'Robin', role: 'viewer' as const };
    expect(await admitOidcPerson(system, { accountId: 'issuer r', person, approvalMs: 1 })).toBeNull();
    expect(await names()).toContain('robin@y.test Robin (robin@y.test)');
  });

  test('who comes with the name of before keeps it, though somebody else has the same', async () => {
    const come = (name: string) => {
      const claims = { subject: 'k', email: 'kim@x.test', emailVerified: true, authTimeMs: null };
      const person = { ...claims, name, role: 'viewer' as const };
      return admitOidcPerson(system, { accountId: 'issuer k', person, approvalMs: 1 });
    };
    await come('Kim');
    // Both are of before names were compared.
    await desk.store.db.updateTable('user').set({ name: 'Ada Admin', nameKey: null }).execute();
    await come('Ada Admin');
    expect(await names()).toEqual(['ada@x.test Ada Admin', 'kim@x.test Ada Admin']);
    expect(await refreshed()).toBe(0);
    // Another name is judged.
    await come('ADA ADMIN');
    expect(await names()).toContain('kim@x.test ADA ADMIN (kim@x.test)');
    expect(await refreshed()).toBe(1);
  });

  test('a name of the provider keeps nobody out: it stands with the e-mail, or gives way to it', async () => {
    const admit = (email: string, name: string) => {
      const claims = { subject: email, emailVerified: true, authTimeMs: null };
      const person = { ...claims, email, name, role: 'viewer' as const };
      return admitOidcPerson(system, { accountId: `issuer ${email}`, person, approvalMs: 1 });
    };
    expect(await admit('kim@x.test', 'Kim')).toBeNull();
    expect(await admit('kim@y.test', 'KIM')).toBeNull();
    expect(await admit('eve@y.test', 'ada аdmin')).toBeNull();
    expect(await admit('mal@y.test', 'system')).toBeNull();
    expect(await admit('non@y.test', '')).toBeNull();
    expect(await names()).toEqual([
      'ada@x.test Ada Admin',
      'eve@y.test ada аdmin (eve@y.test)',
      'kim@x.test Kim',
      'kim@y.test KIM (kim@y.test)',
      'mal@y.test mal@y.test',
      'non@y.test non@y.test',
    ]);
  });
});
