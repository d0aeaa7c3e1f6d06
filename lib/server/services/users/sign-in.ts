import 'server-only';
import { createHash } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { signInInput } from '@/lib/schemas/sign-in';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { inTurn } from '@/lib/server/auth/in-turn';
import { hashPassword, needsRehash, verifyPassword } from '@/lib/server/auth/password-hash';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { beginStep } from '@/lib/server/services/second-factor/sign-in-step';
import { beginSession, type SignedIn, type SignInDeps } from '@/lib/server/services/users/sessions';
import { isPasswordSignInOn } from '@/lib/server/services/users/sign-in-ways';
import { authDate } from '@/lib/server/services/users/user-rows';

/** Failed tries in a minute: of one address against one account, against one account from anywhere, of one address. */
export const MAX_FAILURES_PER_PAIR = 10;
export const MAX_FAILURES_PER_ACCOUNT = 20;
export const MAX_FAILURES_PER_ADDRESS = 30;
/** Tries of one address or account that may wait for their turn; more are refused at once. */
const MAX_WAITING = 50;

/** A session; or, when the person has a second factor, the cookies with which its code is given next. */
export type SignInResult = ({ kind: 'session' } & SignedIn) | { kind: 'code'; cookies: string[] };

type Deps = SignInDeps & { baseUrl: string };
type Attempt = { email: string; password: string };

/**
 * E-mail and password to a new session, or to the question for the second factor: no session begins before its code is
 * right. Only failures count against the limits; tries with the same address or account take turns, so that parallel
 * ones cannot slip past (by at most one try for each further server).
 * The same answer for an unknown e-mail, a wrong password and a disabled user.
 * Throws DeskError `invalid_input`, `unauthenticated` (credentials), `rate_limited` or `unavailable` `busy` (both with
 * `retryAfterS`), `forbidden` `password_off`.
 */
export async function signIn(deps: Deps, input: unknown): Promise<SignInResult> {
  if (!isPasswordSignInOn()) throw new DeskError('forbidden', 'password_off');
  const parsed = signInInput.safeParse(input);
  if (!parsed.success) throw new DeskError('invalid_input');
  const attempt = { email: parsed.data.email.toLowerCase(), password: parsed.data.password };
  const address = { key: `sign-in:address:${deps.address}`, max: MAX_FAILURES_PER_ADDRESS };
  // Hashed: what people type into the wrong field does not belong into a table.
  const account = { key: `sign-in:account:${sha256(attempt.email)}`, max: MAX_FAILURES_PER_ACCOUNT };
  const pair = { key: `${account.key}:${deps.address}`, max: MAX_FAILURES_PER_PAIR };
  const result = await inTurn(address.key, MAX_WAITING, () =>
    inTurn(account.key, MAX_WAITING, () => tryOnce(deps, attempt, [pair, account, address])),
  );
  if (result === null) throw new DeskError('rate_limited', 'sign_in', { retryAfterS: 1 });
  return result;
}

async function tryOnce(
  deps: Deps,
  attempt: Attempt,
  limits: ReadonlyArray<{ key: string; max: number }>,
): Promise<SignInResult> {
  const { db } = deps.store;
  for (const { key, max } of limits) {
    const retryAfterS = await blockedForS(db, key, max, deps.now());
    if (retryAfterS > 0) throw new DeskError('rate_limited', 'sign_in', { retryAfterS });
  }
  const person = await checkCredentials(deps.store, attempt, deps.now);
  if (!person) {
    log.warn({ correlationId: deps.correlationId, address: deps.address }, 'sign-in failed');
    for (const { key } of limits) await countFailure(db, key, deps.now());
    throw new DeskError('unauthenticated', 'credentials');
  }
  const step = await beginStep(deps, person.id);
  return step ?? { kind: 'session', ...(await beginSession(deps, person.id)) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Credentials = { email: string; password: string };

/**
 * The user whose e-mail and password these are; null for an unknown e-mail, a wrong password, a person without one and a
 * disabled one, all after the same work. A hash of older costs is made anew.
 * Throws DeskError `unavailable` `busy` when too many sign in at once.
 */
async function checkCredentials(
  store: Store,
  { email, password }: Credentials,
  now: () => number,
): Promise<{ id: string } | null> {
  const user = await store.db
    .selectFrom('user')
    .innerJoin('account', 'account.userId', 'user.id')
    .select(['user.id', 'user.disabled', 'account.password'])
    .where('user.email', '=', email)
    .where('account.providerId', '=', 'credential')
    .executeTakeFirst();
  const hash = user?.password ?? null;
  const isRight = await verifyPassword(hash, password, 'stranger');
  if (!user || hash === null || !isRight || user.disabled !== 0) return null;
  if (needsRehash(hash)) await rehash(store, { id: user.id, hash, password }, now());
  return { id: user.id };
}

/** Nobody's sign-in fails by it, and nothing changes that the trail could tell. */
async function rehash(store: Store, old: { id: string; hash: string; password: string }, nowMs: number) {
  try {
    const password = await hashPassword(old.password, 'stranger');
    await store.db
      .updateTable('account')
      .set({ password, updatedAt: authDate(store.kind, nowMs) })
      .where('userId', '=', old.id)
      .where('providerId', '=', 'credential')
      .where('password', '=', old.hash)
      .execute();
  } catch (error) {
    log.warn({ err: error }, 'a password could not be hashed anew');
  }
}
