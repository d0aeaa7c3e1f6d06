import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveSession } from '@/lib/server/auth/resolve-session';
import { changePassword as changePasswordVerb } from '@/lib/server/services/account/change-password';
import { readAccount } from '@/lib/server/services/account/read-account';
import {
  endOtherSessions as endOtherSessionsVerb,
  endOwnSession,
} from '@/lib/server/services/account/sessions';
import type { ServiceContext } from '@/lib/server/services/context';
import { actorOf, systemContext } from '@/lib/server/services/request-context';
import { MAX_WRONG_PASSWORDS } from '@/lib/server/services/step-up/check-step-up';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { setPassword } from '@/lib/server/services/users/passwords';
import { asSent } from '@/lib/testing/as-sent';
import { cookiesOf, openTestAuth, signInRequest, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

// What pages send is typed; here anything comes.
const changePassword = asSent(changePasswordVerb);
const endOtherSessions = asSent(endOtherSessionsVerb);

const EMAIL = 'olga@desk.test';
const NEW_PASSWORD = 'seven quiet bicycles';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';

describe.each(testStoreKinds())('the own account on %s', (kind) => {
  let desk: TestAuth;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    await addTestUser(desk.store, { email: EMAIL, role: 'viewer', name: 'Olga' });
    await addTestUser(desk.store, { email: 'other@desk.test', role: 'admin', name: 'Other' });
  });
  afterEach(() => desk.store.dispose());

  const signIn = (password = TEST_PASSWORD, email = EMAIL) =>
    handleAuth(
      signInRequest({ email, password }, { headers: { 'user-agent': FIREFOX } }),
      'sign-in/email',
      async () => desk,
    );
  /** A session, as services know it. */
  async function session(email = EMAIL): Promise<ServiceContext & { sessionId: string }> {
    const cookie = cookiesOf(await signIn(TEST_PASSWORD, email));
    const found = await resolveSession(desk.auth, new Headers({ cookie }), nowMs());
    if (!found) throw new Error('no session');
    return { ...systemContext(desk.store), actor: actorOf(found), sessionId: found.sessionId };
  }
  const sessionIds = async () =>
    (await desk.store.db.selectFrom('session').select('id').execute()).map(({ id }) => id).sort();
  const audited = async () =>
    (
      await desk.store.db
        .selectFrom('auditEntries')
        .select(['action', 'afterJson'])
        .where('action', 'not in', ['session.start', 'session.refused'])
        .where('action', '!=', 'user.add')
        .orderBy('seq')
        .execute()
    ).map(({ action, afterJson }) => `${action} ${afterJson ?? ''}`.trim());

  test('a person changes their password by the old one; all their other sessions end, nobody else’s', async () => {
    const [here, there, other] = [await session(), await session(), await session('other@desk.test')];
    expect(await changePassword(here, { oldPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD })).toEqual({
      sessionsEnded: 1,
    });
    expect(await sessionIds()).toEqual([here.sessionId, other.sessionId].sort());
    expect(await sessionIds()).not.toContain(there.sessionId);
    expect((await signIn()).status).toBe(401);
    expect((await signIn(NEW_PASSWORD)).status).toBe(200);
    expect(await audited()).toEqual(['user.change_password {"sessionsEnded":1}']);
    const trail = JSON.stringify(await desk.store.db.selectFrom('auditEntries').selectAll().execute());
    expect(trail).not.toContain(NEW_PASSWORD);
  });

  test.each([
    ['a wrong old one', { oldPassword: 'not it', newPassword: NEW_PASSWORD }, 'password_wrong'],
    ['the same again', { oldPassword: TEST_PASSWORD, newPassword: TEST_PASSWORD }, 'password_same'],
    ['a short one', { oldPassword: TEST_PASSWORD, newPassword: 'short' }, 'user_password'],
    ['a common one', { oldPassword: TEST_PASSWORD, newPassword: 'Password123' }, 'password_common'],
    ['a run', { oldPassword: TEST_PASSWORD, newPassword: '1234567890' }, 'password_simple'],
    ['the own e-mail', { oldPassword: TEST_PASSWORD, newPassword: EMAIL }, 'password_own_words'],
    ['no old one', { newPassword: NEW_PASSWORD }, 'field'],
    ['somebody else’s', { oldPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD, email: 'x' }, 'field'],
  ])('%s changes nothing', async (_what, input, reason) => {
    const here = await session();
    await expect(changePassword(here, input)).rejects.toMatchObject({ reason });
    expect((await signIn()).status).toBe(200);
    expect(await audited()).toEqual([]);
  });

  test('wrong old passwords are limited, over all sessions and with those of other acts', async () => {
    const [here, there] = [await session(), await session()];
    const guess = (ctx: ServiceContext, at: number) =>
      changePassword(ctx, { oldPassword: `guess ${at}`, newPassword: NEW_PASSWORD }).catch(
        ({ reason }: { reason: string }) => reason,
      );
    const said = await Promise.all(Array.from({ length: 15 }, (_, at) => guess(at % 2 ? here : there, at)));
    expect(said.filter((reason) => reason === 'password_wrong')).toHaveLength(MAX_WRONG_PASSWORDS);
    expect(said.filter((reason) => reason === 'sign_in')).toHaveLength(15 - MAX_WRONG_PASSWORDS);
    const right = changePassword(here, { oldPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD });
    await expect(right).rejects.toMatchObject({ code: 'rate_limited' });
  });

  test('people of the identity provider, and the server itself, have no password to change', async () => {
    const here = await session();
    await desk.store.db.updateTable('account').set({ providerId: 'oidc', password: null }).execute();
    const input = { oldPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD };
    await expect(changePassword(here, input)).rejects.toMatchObject({ reason: 'no_password' });
    await expect(changePassword(systemContext(desk.store), input)).rejects.toMatchObject({
      reason: 'person_needed',
    });
    expect(await readAccount(here)).toMatchObject({ secondFactor: null });
  });

  test('the page shows the own sessions, this one first, with browser and address, and no secret', async () => {
    const [there, here] = [await session(), await session()];
    await session('other@desk.test');
    const page = await readAccount(here);
    expect(page).toMatchObject({ email: EMAIL, name: 'Olga', secondFactor: { onSinceMs: null } });
    expect(page.sessions.map(({ id, isThis }) => [id, isThis])).toEqual([
      [here.sessionId, true],
      [there.sessionId, false],
    ]);
    expect(page.sessions[0]).toMatchObject({ address: '192.0.2.1', browser: 'Firefox 133 · Linux' });
    expect(Math.abs((page.sessions[0]?.startedAtMs ?? 0) - nowMs())).toBeLessThan(60_000);
    const tokens = await desk.store.db.selectFrom('session').select('token').execute();
    for (const { token } of tokens) expect(JSON.stringify(page)).not.toContain(token);
  });

  test('one session is ended, or all but this one; those of others cannot be', async () => {
    const [here, there, third] = [await session(), await session(), await session()];
    const other = await session('other@desk.test');
    await expect(endOwnSession(here, { sessionId: other.sessionId })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'session',
    });
    await endOwnSession(here, { sessionId: there.sessionId });
    await expect(endOwnSession(here, { sessionId: there.sessionId })).rejects.toMatchObject({
      reason: 'session',
    });
    expect(await endOtherSessions(here, {})).toEqual({ sessionsEnded: 1 });
    expect(await sessionIds()).toEqual([here.sessionId, other.sessionId].sort());
    expect(await sessionIds()).not.toContain(third.sessionId);
    // Nothing is left to end, so nothing happens, and nothing is told.
    expect(await endOtherSessions(here, {})).toEqual({ sessionsEnded: 0 });
    expect(await audited()).toEqual(['session.end', 'session.end_others {"sessionsEnded":1}']);
  });

  test('a common password is refused by the command line as well', async () => {
    const system = systemContext(desk.store);
    for (const [password, reason] of [
      ['password123', 'password_common'],
      ['redeploydesk', 'password_own_words'],
      ['aaaaaaaaaa', 'password_simple'],
    ]) {
      await expect(setPassword(system, { email: EMAIL, password })).rejects.toMatchObject({ reason });
    }
    expect((await signIn()).status).toBe(200);
  });
});
