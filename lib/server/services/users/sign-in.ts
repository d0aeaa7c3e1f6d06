import 'server-only';
import { createHash } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { signInInput } from '@/lib/schemas/sign-in';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { inTurn } from '@/lib/server/auth/in-turn';
import { log } from '@/lib/server/log';
import { beginStep } from '@/lib/server/services/second-factor/sign-in-step';
import { beginSession, type SignedIn, type SignInDeps } from '@/lib/server/services/users/begin-session';
import { checkCredentials } from '@/lib/server/services/users/check-credentials';
import { isPasswordSignInOn } from '@/lib/server/services/users/password-sign-in';

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
