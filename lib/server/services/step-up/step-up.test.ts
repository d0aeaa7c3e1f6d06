import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STEP_UP_MAX_AGE_MS, type StepUpPurpose } from '@/lib/domain/step-up';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/server/db/test-stores';
import type { Actor, ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { confirmPassword, MAX_WRONG_PASSWORDS } from '@/lib/server/services/step-up/confirm-password';
import { stepUpMethod } from '@/lib/server/services/step-up/method';
import { requireStepUp } from '@/lib/server/services/step-up/require-step-up';
import { stepUpWay } from '@/lib/server/services/step-up/way';
import { addUser } from '@/lib/server/services/users/add-user';
import { authDate, endAllSessions } from '@/lib/server/services/users/user-rows';
import { nowMs } from '@/lib/time/clock';

type PersonContext = ServiceContext & { actor: Extract<Actor, { kind: 'user' }> };

const PASSWORD = 'long enough now';
const PURPOSE = 'batch.approve';

describe.each(testStoreKinds())('step-up on %s', (kind) => {
  let store: TestStore;
  let ctx: PersonContext;
  let clockMs: number;

  /** A session of a user, as if they had signed in. */
  async function sessionOf(userId: string, authTimeMs: number | null = null): Promise<PersonContext> {
    const id = randomUUID();
    const date = authDate(kind, nowMs());
    const dates = { createdAt: date, updatedAt: date, expiresAt: authDate(kind, nowMs() + 3_600_000) };
    await store.db
      .insertInto('session')
      .values({ id, userId, token: id, ipAddress: null, userAgent: null, authTimeMs, ...dates })
      .execute();
    const actor = { kind: 'user', id: userId, name: 'Ada', role: 'approver', sessionId: id } as const;
    return { ...systemContext(store), actor, now: () => clockMs };
  }

  beforeEach(async () => {
    store = await openTestStore(kind);
    clockMs = nowMs();
    const user = await addUser(systemContext(store), {
      email: 'a@b.test',
      role: 'approver',
      password: PASSWORD,
    });
    ctx = await sessionOf(user.id);
  });
  afterEach(() => store.dispose());

  const confirm = (password: unknown = PASSWORD, purpose: string = PURPOSE) =>
    confirmPassword(ctx, { purpose, password });
  const act = (as: ServiceContext = ctx, purpose: StepUpPurpose = PURPOSE) =>
    store.db.transaction().execute((tx) => requireStepUp(tx, as, purpose));
  const refused = { code: 'forbidden', reason: 'step_up' };

  test('without a proof nothing happens', async () => {
    await expect(act()).rejects.toMatchObject({ ...refused, details: { purpose: PURPOSE } });
  });

  test('the right password is a proof for one act', async () => {
    expect(await confirm()).toEqual({ purpose: PURPOSE, expiresAtMs: clockMs + STEP_UP_MAX_AGE_MS });
    await act();
    await expect(act()).rejects.toMatchObject(refused);
  });

  test('two acts at once do not share a proof', async () => {
    await confirm();
    const results = await Promise.allSettled([act(), act(), act()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('proofs do not add up', async () => {
    await confirm();
    await confirm();
    await act();
    await expect(act()).rejects.toMatchObject(refused);
  });

  test('an act that fails leaves the proof', async () => {
    await confirm();
    const work = store.db.transaction().execute(async (tx) => {
      await requireStepUp(tx, ctx, PURPOSE);
      throw new Error('something else');
    });
    await expect(work).rejects.toThrow('something else');
    await act();
  });

  test('it is worth nothing for another purpose, in another session, of another person, or later', async () => {
    await confirm();
    await expect(act(ctx, 'batch.submit')).rejects.toMatchObject(refused);
    await expect(act(await sessionOf(ctx.actor.id))).rejects.toMatchObject(refused);
    const { sessionId } = ctx.actor;
    const actor = { kind: 'user', id: 'someone-else', name: 'Eve', role: 'approver', sessionId } as const;
    await expect(act({ ...ctx, actor })).rejects.toMatchObject(refused);
    clockMs += STEP_UP_MAX_AGE_MS;
    await expect(act()).rejects.toMatchObject(refused);
    clockMs -= 1;
    await act();
  });

  test('it ends with the session', async () => {
    await confirm();
    await store.db.transaction().execute((tx) => endAllSessions(tx, ctx.actor.id));
    await expect(act()).rejects.toMatchObject(refused);
  });

  test.each(['', ' ', 'wrong', `${PASSWORD} `, PASSWORD.toUpperCase(), 'x'.repeat(10_000), '\u0000'])(
    'the password %j is wrong, like any other',
    async (password) => {
      await expect(confirm(password)).rejects.toMatchObject({
        code: 'forbidden',
        reason: 'password_wrong',
        details: {},
      });
      await expect(act()).rejects.toMatchObject(refused);
    },
  );

  test.each([null, undefined, true, { $ne: 1 }, [PASSWORD], 0])('%j is no password', async (password) => {
    await expect(confirmPassword(ctx, { purpose: PURPOSE, password })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('unknown purposes are refused', async () => {
    for (const purpose of ['', 'constructor', 'batch.approve ', '*']) {
      await expect(confirm(PASSWORD, purpose)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  test('100 parallel wrong tries: no more than the limit are looked at, then the right one waits a minute', async () => {
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => confirm('wrong')));
    const reasons = results.map((result) => (result.status === 'rejected' ? result.reason.reason : 'in'));
    expect(reasons.filter((reason) => reason === 'password_wrong')).toHaveLength(MAX_WRONG_PASSWORDS);
    expect(reasons.filter((reason) => reason === 'sign_in')).toHaveLength(100 - MAX_WRONG_PASSWORDS);
    await expect(confirm()).rejects.toMatchObject({ code: 'rate_limited' });
    clockMs += 61_000;
    await confirm();
  });

  test('a person without a password cannot confirm one; a fresh sign-in at the provider counts', async () => {
    await store.db.deleteFrom('account').execute();
    for (const password of ['', PASSWORD]) {
      await expect(confirm(password)).rejects.toMatchObject({ reason: 'password_wrong' });
    }
    expect(await stepUpMethod(ctx)).toBe('oidc');
    expect(await stepUpWay(ctx, null)).toEqual({ method: 'oidc', label: null, freshForMs: 0 });
    const ages: [number, boolean][] = [
      [0, true],
      [STEP_UP_MAX_AGE_MS, true],
      [STEP_UP_MAX_AGE_MS + 1, false],
      [-60_000, false],
    ];
    for (const [ageMs, good] of ages) {
      const session = await sessionOf(ctx.actor.id, clockMs - ageMs);
      const freshForMs = Math.min(STEP_UP_MAX_AGE_MS, Math.max(0, STEP_UP_MAX_AGE_MS - ageMs));
      expect(await stepUpWay(session, 'Acme')).toEqual({ method: 'oidc', label: 'Acme', freshForMs });
      if (good) await act(session);
      else await expect(act(session)).rejects.toMatchObject(refused);
    }
  });

  test('jobs cannot step up; the proof is audited without the password', async () => {
    await expect(act(systemContext(store))).rejects.toMatchObject({ reason: 'person_needed' });
    expect(await stepUpWay(ctx, 'Acme')).toEqual({ method: 'password' });
    await confirm();
    const entries = await store.db.selectFrom('auditEntries').selectAll().execute();
    expect(entries.map(({ action }) => action)).toContain('step_up.confirm');
    expect(JSON.stringify(entries)).not.toContain(PASSWORD);
  });
});
