import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { liveSession, resolveSession, type Sessions } from '@/lib/server/auth/resolve-session';
import { changePassword } from '@/lib/server/services/account/change-password';
import { readAccount } from '@/lib/server/services/account/read-account';
import { flushTrails } from '@/lib/server/services/audit/trails';
import type { ServiceContext } from '@/lib/server/services/context';
import { actorOf, systemContext } from '@/lib/server/services/request-context';
import {
  beginSecondFactor as beginSecondFactorVerb,
  confirmSecondFactor,
  resetSecondFactor,
  turnOffSecondFactor as turnOffSecondFactorVerb,
} from '@/lib/server/services/second-factor/set-up';
import { codeLimitKey, MAX_WRONG_CODES } from '@/lib/server/services/second-factor/use-code';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { removeUser } from '@/lib/server/services/users/people';
import { asSent } from '@/lib/testing/as-sent';
import {
  cookiesOf,
  openTestAuth,
  signInRequest,
  TEST_BASE_URL,
  TEST_PASSWORD,
  type TestAuth,
} from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { testCode } from '@/lib/testing/totp';
import { nowMs } from '@/lib/time/clock';

// What pages send is typed; here anything comes.
const beginSecondFactor = asSent(beginSecondFactorVerb);
const turnOffSecondFactor = asSent(turnOffSecondFactorVerb);

const EMAIL = 'olga@desk.test';
const stepUp = { password: TEST_PASSWORD };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';
const STEP_MS = 30_000;

describe.each(testStoreKinds())('the second factor on %s', (kind) => {
  let desk: TestAuth;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    await addTestUser(desk.store, { email: EMAIL, role: 'operator', name: 'Olga' });
    await addTestUser(desk.store, { email: 'ada@desk.test', role: 'admin', name: 'Ada' });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await desk.store.dispose();
  });

  const post = (path: string, body: unknown, cookie = '') =>
    handleAuth(
      new Request(`${TEST_BASE_URL}/api/auth/${path}`, {
        method: 'POST',
        headers: { ...Object.fromEntries(signInRequest({}).headers), cookie, 'user-agent': FIREFOX },
        body: JSON.stringify(body),
      }),
      path,
      async () => desk,
    );
  const signIn = (email = EMAIL, password = TEST_PASSWORD) => post('sign-in/email', { email, password });
  /** The password's answer, then the code's. */
  async function withCode(code: string, email = EMAIL) {
    const step = await signIn(email);
    return post('sign-in/code', { code }, cookiesOf(step));
  }
  const saidBy = async (response: Response) => {
    const { problem } = await response.json();
    return `${response.status} ${problem?.reason ?? 'ok'}`;
  };
  async function contextOf(cookie: string): Promise<ServiceContext> {
    const found = await resolveSession(desk.auth, new Headers({ cookie }), nowMs());
    if (!found) throw new Error('no session');
    return { ...systemContext(desk.store), actor: actorOf(found) };
  }
  const session = async (email = EMAIL) => contextOf(cookiesOf(await signIn(email)));
  const sessions = async () => (await desk.store.db.selectFrom('session').select('id').execute()).length;
  /** As if that step had been used: the code of now is new again. */
  const forgetSteps = () => desk.store.db.updateTable('secondFactors').set({ lastStep: 0 }).execute();

  /** A person with the factor on, and what belongs to it. */
  async function setUp(email = EMAIL) {
    const ctx = await session(email);
    const { secret } = await beginSecondFactor(ctx, { stepUp });
    const { recoveryCodes } = await confirmSecondFactor(ctx, { code: testCode(secret, nowMs()) });
    await forgetSteps();
    return { ctx, secret, recoveryCodes, code: () => testCode(secret, nowMs()) };
  }

  test('set up by password and first code; nothing of it is readable in the store', async () => {
    const ctx = await session();
    await session();
    const begun = await beginSecondFactor(ctx, { stepUp });
    // Until the first code it asks nobody for anything.
    expect(await (await signIn()).json()).toMatchObject({ user: { email: EMAIL } });
    await expect(confirmSecondFactor(ctx, { code: '000000' })).rejects.toMatchObject({
      reason: 'code_wrong',
    });
    const code = testCode(begun.secret, nowMs());
    const { recoveryCodes } = await confirmSecondFactor(ctx, { code });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await readAccount(ctx)).toMatchObject({
      sessions: [{ isThis: true }],
      secondFactor: { onSinceMs: expect.any(Number), recoveryCodesLeft: 10 },
    });
    expect(await sessions()).toBe(1);
    for (const table of ['secondFactors', 'recoveryCodes', 'auditEntries'] as const) {
      const text = JSON.stringify(await desk.store.db.selectFrom(table).selectAll().execute());
      for (const secret of [begun.secret, code, ...recoveryCodes]) expect(text).not.toContain(secret);
    }
    await expect(beginSecondFactor(ctx, { stepUp })).rejects.toMatchObject({ reason: 'second_factor_on' });
    await expect(confirmSecondFactor(ctx, { code })).rejects.toMatchObject({ reason: 'set_up_over' });
  });

  test('set up is refused without the password, too late, and for people without a password here', async () => {
    const ctx = await session();
    await expect(beginSecondFactor(ctx, { stepUp: { password: 'wrong' } })).rejects.toMatchObject({
      reason: 'password_wrong',
    });
    await expect(beginSecondFactor(ctx, {})).rejects.toMatchObject({ code: 'invalid_input' });
    const { secret } = await beginSecondFactor(ctx, { stepUp });
    const late = { ...ctx, now: () => nowMs() + 16 * 60_000 };
    await expect(confirmSecondFactor(late, { code: testCode(secret, late.now()) })).rejects.toMatchObject({
      reason: 'set_up_over',
    });
    await desk.store.db.updateTable('account').set({ providerId: 'oidc', password: null }).execute();
    await expect(beginSecondFactor(ctx, { stepUp })).rejects.toMatchObject({ reason: 'no_password' });
  });

  test('the password alone gives no session and names nobody; the code completes the sign-in', async () => {
    const { code } = await setUp();
    const before = await sessions();
    const step = await signIn();
    expect(await step.json()).toEqual({ redirect: false, codeNeeded: true });
    const [line = '', ...more] = step.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(line).toMatch(/^desk\.sign_in_step=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await resolveSession(desk.auth, new Headers({ cookie: cookiesOf(step) }), nowMs())).toBeNull();
    expect(await sessions()).toBe(before);
    const done = await post('sign-in/code', { code: code().replace(/(...)/, '$1 ') }, cookiesOf(step));
    expect(await done.json()).toMatchObject({ user: { email: EMAIL } });
    expect(done.headers.getSetCookie().map((cookie) => cookie.split(/[=;]/)[0])).toEqual([
      'desk.session_token',
      'desk.sign_in_step',
    ]);
    expect(await sessions()).toBe(before + 1);
    const entry = await desk.store.db
      .selectFrom('auditEntries')
      .select('afterJson')
      .where('action', '=', 'session.start')
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(entry?.afterJson).toContain('"secondFactor":"app"');
    expect(await saidBy(await post('sign-in/code', { code: code() }, cookiesOf(step)))).toBe('401 step_over');
  });

  test('a code counts once, also for two at once; an older one than the last does not count any more', async () => {
    const { secret } = await setUp();
    const [now, before] = [testCode(secret, nowMs()), testCode(secret, nowMs() - STEP_MS)];
    const both = await Promise.all([withCode(now), withCode(now)]);
    expect((await Promise.all(both.map(saidBy))).sort()).toEqual(['200 ok', '401 code_wrong']);
    expect(await saidBy(await withCode(before))).toBe('401 code_wrong');
  });

  test('without, with a made-up and with somebody else’s cookie of the step there is no code to give', async () => {
    const { code } = await setUp();
    const olga = await signIn();
    for (const cookie of [
      '',
      'desk.sign_in_step=',
      `desk.sign_in_step=${'a'.repeat(43)}`,
      "desk.sign_in_step=' or 1",
    ]) {
      expect(await saidBy(await post('sign-in/code', { code: code() }, cookie))).toBe('401 step_over');
    }
    const { code: ofAda } = await setUp('ada@desk.test');
    expect(await saidBy(await post('sign-in/code', { code: ofAda() }, cookiesOf(olga)))).toBe(
      '401 code_wrong',
    );
    for (const body of [{}, { code: '' }, { code: 123456 }, { code: ['1'] }, { code: 'x'.repeat(61) }, []]) {
      expect((await post('sign-in/code', body, cookiesOf(olga))).status).toBe(400);
    }
  });

  test('the step ends after five minutes, with a new password, and when the person is switched off', async () => {
    const { ctx, code } = await setUp();
    const late = cookiesOf(await signIn());
    await desk.store.db
      .updateTable('signInSteps')
      .set({ expiresAtMs: nowMs() - 1 })
      .execute();
    expect(await saidBy(await post('sign-in/code', { code: code() }, late))).toBe('401 step_over');
    const stale = cookiesOf(await signIn());
    await changePassword(ctx, { oldPassword: TEST_PASSWORD, newPassword: 'seven quiet bicycles' });
    expect(await saidBy(await post('sign-in/code', { code: code() }, stale))).toBe('401 step_over');
    const off = cookiesOf(await signIn(EMAIL, 'seven quiet bicycles'));
    await removeUser(systemContext(desk.store), { email: EMAIL });
    expect(await saidBy(await post('sign-in/code', { code: code() }, off))).toBe('401 step_over');
  });

  test('a recovery code signs in once, and each wrong code is in the trail', async () => {
    const { recoveryCodes } = await setUp();
    const [first = '', second = ''] = recoveryCodes;
    expect(await saidBy(await withCode(first.toUpperCase()))).toBe('200 ok');
    expect(await saidBy(await withCode(first))).toBe('401 code_wrong');
    expect(await saidBy(await withCode(second))).toBe('200 ok');
    const entries = await desk.store.db
      .selectFrom('auditEntries')
      .select(['actorId', 'afterJson'])
      .where('action', '=', 'second_factor.wrong_code')
      .execute();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.actorId).toBe('stranger');
    // From where and with which browser: who guesses has the password already.
    expect(JSON.parse(entries[0]?.afterJson ?? '')).toEqual({
      client: { address: '192.0.2.1', browser: 'Firefox 133 · Linux' },
    });
  });

  test('guesses are limited over all sign-ins of the person; then even the right code waits', async () => {
    const { code, recoveryCodes } = await setUp();
    const said = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => saidBy(await withCode(String(100_000 + at)))),
    );
    expect(said.filter((text) => text === '401 code_wrong')).toHaveLength(MAX_WRONG_CODES);
    expect(said.filter((text) => text === '429 sign_in')).toHaveLength(12 - MAX_WRONG_CODES);
    const refused = await withCode(code());
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect(await saidBy(refused)).toBe('429 sign_in');
    expect(await saidBy(await withCode(recoveryCodes[0] ?? ''))).toBe('429 sign_in');
    await new Promise((resolve) => setImmediate(resolve));
    await flushTrails(desk.store);
    const refusals = await desk.store.db
      .selectFrom('auditEntries')
      .select(['actorId', 'objectType', 'afterJson'])
      .where('action', '=', 'session.refused')
      .orderBy('seq')
      .execute();
    const limited = refusals.map(({ afterJson, ...entry }) => ({
      ...entry,
      after: JSON.parse(afterJson ?? ''),
    }));
    // The first is an entry, those after it are its count.
    expect(limited).toMatchObject([
      { actorId: 'stranger', objectType: 'user', after: { reason: 'rate_limited', way: 'password' } },
      { actorId: 'stranger', after: { reason: 'rate_limited', count: 12 - MAX_WRONG_CODES + 1 } },
    ]);
    await desk.store.db
      .deleteFrom('rateLimit')
      .where('key', 'like', `${codeLimitKey('')}%`)
      .execute();
    expect(await saidBy(await withCode(code()))).toBe('200 ok');
  });

  test('with another AUTH_SECRET no code of an app lets anybody in; recovery codes do', async () => {
    const { code, recoveryCodes } = await setUp();
    vi.stubEnv('AUTH_SECRET', 'another secret of at least thirty-two letters');
    // The secret cannot be read any more. The codes of an empty one are public.
    for (const tried of [testCode('', nowMs()), code()]) {
      expect(await saidBy(await withCode(tried))).toBe('401 code_wrong');
    }
    expect(await saidBy(await withCode(recoveryCodes[0] ?? ''))).toBe('200 ok');
  });

  test('turned off by password and code, and by nothing less; the other sessions end', async () => {
    const { ctx, code } = await setUp();
    const refused = (input: unknown) => turnOffSecondFactor(ctx, input);
    await expect(refused({ stepUp: { password: 'wrong' }, code: code() })).rejects.toMatchObject({
      reason: 'password_wrong',
    });
    await expect(refused({ stepUp, code: '000000' })).rejects.toMatchObject({ reason: 'code_wrong' });
    await expect(refused({ stepUp })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(refused({ code: code() })).rejects.toMatchObject({ code: 'invalid_input' });
    await withCode(code());
    await forgetSteps();
    expect(await turnOffSecondFactor(ctx, { stepUp, code: code() })).toEqual({ sessionsEnded: 1 });
    expect(await (await signIn()).json()).toMatchObject({ user: { email: EMAIL } });
    expect(await desk.store.db.selectFrom('recoveryCodes').select('id').execute()).toEqual([]);
  });

  test('an admin resets it with their own password, not their own one; the command line without', async () => {
    await setUp();
    const ada = await session('ada@desk.test');
    const input = { email: EMAIL };
    await expect(resetSecondFactor(ada, input)).rejects.toMatchObject({ reason: 'step_up' });
    await expect(resetSecondFactor(ada, { ...input, stepUp: { password: 'x' } })).rejects.toMatchObject({
      reason: 'password_wrong',
    });
    await expect(resetSecondFactor(ada, { email: 'ada@desk.test', stepUp })).rejects.toMatchObject({
      reason: 'own_second_factor',
    });
    const sessionsBefore = await sessions();
    expect(await resetSecondFactor(ada, { ...input, stepUp })).toEqual(input);
    expect(await sessions()).toBe(sessionsBefore - 1);
    const { ctx } = await setUp();
    await expect(resetSecondFactor(ctx, { email: 'ada@desk.test', stepUp })).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'role',
    });
    expect(await resetSecondFactor(systemContext(desk.store), input)).toEqual(input);
    await expect(resetSecondFactor(systemContext(desk.store), input)).rejects.toMatchObject({
      reason: 'second_factor_off',
    });
  });
});

describe.each(testStoreKinds())('rules about signing in on %s', (kind) => {
  test('SECOND_FACTOR=required: a session is good for nothing but the set-up, then for all', async () => {
    const desk = await openTestAuth(kind, TEST_BASE_URL, null, { secondFactor: 'required' });
    await addTestUser(desk.store, { email: EMAIL, role: 'operator', name: 'Olga' });
    const { runVerb } = await import('@/lib/server/services/run-action');
    const signedIn = await handleAuth(
      signInRequest({ email: EMAIL, password: TEST_PASSWORD }),
      'sign-in/email',
      async () => desk,
    );
    const cookie = cookiesOf(signedIn);
    const headers = new Headers({ cookie, origin: TEST_BASE_URL, host: 'localhost:3000' });
    const deps = async () => ({
      store: desk.store,
      baseUrl: TEST_BASE_URL,
      resolve: (asked: Headers, sessions?: Sessions) => resolveSession(desk.auth, asked, nowMs(), sessions),
    });
    expect(await resolveSession(desk.auth, headers, nowMs())).toBeNull();
    // Every action but the two of the set-up, also those about the own account.
    for (const sessions of ['full', undefined] as const) {
      const refused = await runVerb(beginSecondFactor, { stepUp }, headers, deps, sessions);
      expect(refused).toMatchObject({ ok: false, problem: { code: 'unauthenticated' } });
    }
    const begun = await runVerb(beginSecondFactor, { stepUp }, headers, deps, 'set_up');
    if (!begun.ok) throw new Error(begun.problem.code);
    const code = testCode(begun.data.secret, nowMs());
    expect(await runVerb(confirmSecondFactor, { code }, headers, deps, 'set_up')).toMatchObject({ ok: true });
    expect(await resolveSession(desk.auth, headers, nowMs())).toMatchObject({ user: { email: EMAIL } });
    expect(await liveSession(desk.auth, headers, nowMs())).toMatchObject({ standing: 'full' });
    await resetSecondFactor(systemContext(desk.store), { email: EMAIL });
    expect(await resolveSession(desk.auth, headers, nowMs())).toBeNull();
    await desk.store.dispose();
  });

  test('PASSWORD_SIGN_IN=0: sessions of people with a password end, those of the provider’s people do not', async () => {
    const rules = { passwordSignIn: true };
    const desk = await openTestAuth(kind, TEST_BASE_URL, null, rules);
    await addTestUser(desk.store, { email: EMAIL, role: 'operator', name: 'Olga' });
    const signIn = async () =>
      cookiesOf(
        await handleAuth(
          signInRequest({ email: EMAIL, password: TEST_PASSWORD }),
          'sign-in/email',
          async () => desk,
        ),
      );
    const isIn = async (cookie: string) =>
      (await resolveSession(desk.auth, new Headers({ cookie }), nowMs())) !== null;
    const cookie = await signIn();
    expect(await isIn(cookie)).toBe(true);
    const { createAuth } = await import('@/lib/server/auth/auth');
    const settings = { baseUrl: TEST_BASE_URL, authSecret: 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua' };
    desk.auth = createAuth(desk.store, { ...settings, passwordSignIn: false });
    expect(await isIn(cookie)).toBe(false);
    expect(await desk.store.db.selectFrom('session').select('id').execute()).toEqual([]);
    const again = await signIn();
    await desk.store.db.updateTable('account').set({ providerId: 'oidc', password: null }).execute();
    expect(await isIn(again)).toBe(true);
    await desk.store.dispose();
  });
});
