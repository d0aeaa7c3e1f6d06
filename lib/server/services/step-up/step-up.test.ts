import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STEP_UP_MAX_AGE_MS } from '@/lib/domain/step-up';
import { StepUpInput } from '@/lib/schemas/atoms';
import type { Actor, ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import {
  checkStepUp,
  MAX_WRONG_PASSWORDS,
  requireStepUpProof,
  stepUpMethod,
  stepUpWay,
} from '@/lib/server/services/step-up/check-step-up';
import { authDate } from '@/lib/server/services/users/user-rows';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

type PersonContext = ServiceContext & { actor: Extract<Actor, { kind: 'user' }> };

const PASSWORD = TEST_PASSWORD;
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
    const user = await addTestUser(store, { email: 'a@b.test', role: 'approver' });
    ctx = await sessionOf(user.id);
  });
  afterEach(() => store.dispose());

  const check = (password: string = PASSWORD, as: ServiceContext = ctx) => checkStepUp(as, { password });
  /** An act whose request may carry a password, as the verbs do it: checked before, demanded in the transaction. */
  const act = async (as: ServiceContext = ctx, password?: string) => {
    const proof = await checkStepUp(as, password === undefined ? undefined : { password });
    await store.db.transaction().execute((tx) => requireStepUpProof(tx, as, PURPOSE, proof));
  };
  const refused = { code: 'forbidden', reason: 'step_up' };

  test('without a proof nothing happens', async () => {
    await expect(act()).rejects.toMatchObject({ ...refused, details: { purpose: PURPOSE } });
  });

  test('the right password lets the act pass that it came with, and no other', async () => {
    await act(ctx, PASSWORD);
    await expect(act()).rejects.toMatchObject(refused);
  });

  test('the password of a disabled person is none', async () => {
    await store.db.updateTable('user').set({ disabled: 1 }).execute();
    await expect(check()).rejects.toMatchObject({ reason: 'password_wrong' });
  });

  test.each(['', ' ', 'wrong', `${PASSWORD} `, PASSWORD.toUpperCase(), 'x'.repeat(10_000), '\u0000'])(
    'the password %j is wrong, like any other',
    async (password) => {
      await expect(act(ctx, password)).rejects.toMatchObject({
        code: 'forbidden',
        reason: 'password_wrong',
        details: {},
      });
    },
  );

  test.each([null, undefined, true, { $ne: 1 }, [PASSWORD], 0])('%j is no password', (password) => {
    expect(StepUpInput.safeParse({ password }).success).toBe(false);
  });

  test('100 parallel wrong tries: no more than the limit are looked at, then the right one waits a minute', async () => {
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => check('wrong')));
    const reasons = results.map((result) => (result.status === 'rejected' ? result.reason.reason : 'in'));
    expect(reasons.filter((reason) => reason === 'password_wrong')).toHaveLength(MAX_WRONG_PASSWORDS);
    expect(reasons.filter((reason) => reason === 'sign_in')).toHaveLength(100 - MAX_WRONG_PASSWORDS);
    await expect(check()).rejects.toMatchObject({ code: 'rate_limited' });
    clockMs += 61_000;
    await check();
  });

  test('a person without a password cannot confirm one; a fresh sign-in at the provider counts', async () => {
    await store.db.deleteFrom('account').execute();
    for (const password of ['', PASSWORD]) {
      await expect(check(password)).rejects.toMatchObject({ reason: 'password_wrong' });
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

  test('jobs cannot step up, with a password or without', async () => {
    const job = systemContext(store);
    await expect(act(job)).rejects.toMatchObject({ reason: 'person_needed' });
    await expect(act(job, PASSWORD)).rejects.toMatchObject({ reason: 'person_needed' });
    expect(await stepUpWay(ctx, 'Acme')).toEqual({ method: 'password' });
  });
});
