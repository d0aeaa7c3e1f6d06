import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { isRole, type Role } from '@/lib/domain/permissions';
import { signInInput } from '@/lib/schemas/sign-in';
import type { Auth } from '@/lib/server/auth/auth';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { inTurn } from '@/lib/server/auth/in-turn';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { recordAudit } from '@/lib/server/services/audit';
import { endOldestSessions } from '@/lib/server/services/users/limit-sessions';

/** Failed tries in a minute: of one address against one account, against one account from anywhere, of one address. */
export const MAX_FAILURES_PER_PAIR = 10;
export const MAX_FAILURES_PER_ACCOUNT = 20;
export const MAX_FAILURES_PER_ADDRESS = 30;
/** Tries of one address or account that may wait for their turn; more are refused at once. */
const MAX_WAITING = 50;

export type SignInDeps = {
  store: Store;
  auth: Auth;
  address: string;
  correlationId: string;
  now: () => number;
};
export type SignedIn = {
  user: { id: string; email: string; name: string; role: Role };
  /** `Set-Cookie` lines of the new session. */
  cookies: string[];
};

const startedBody = z.object({ token: z.string() });

type Attempt = { email: string; password: string };

/**
 * E-mail and password to a new session. Only failures count against the limits; tries with the same address or
 * account take turns, so that parallel ones cannot slip past (by at most one try for each further server).
 * The same answer for an unknown e-mail, a wrong password and a disabled user.
 * Throws DeskError `invalid_input`, `unauthenticated` (credentials) or `rate_limited` (with `retryAfterS`).
 */
export async function signIn(deps: SignInDeps, input: unknown): Promise<SignedIn> {
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
  deps: SignInDeps,
  attempt: Attempt,
  limits: ReadonlyArray<{ key: string; max: number }>,
): Promise<SignedIn> {
  const { db } = deps.store;
  for (const { key, max } of limits) {
    const retryAfterS = await blockedForS(db, key, max, deps.now());
    if (retryAfterS > 0) throw new DeskError('rate_limited', 'sign_in', { retryAfterS });
  }
  const response = await deps.auth.api.signInEmail({ body: attempt, asResponse: true });
  if (!response.ok) {
    log.warn({ correlationId: deps.correlationId, address: deps.address }, 'sign-in failed');
    for (const { key } of limits) await countFailure(db, key, deps.now());
    throw new DeskError('unauthenticated', 'credentials');
  }
  const user = await startedSession(deps, attempt.email, await response.json());
  return { user, cookies: response.headers.getSetCookie() };
}

/** Audits the new session and gives its user. */
async function startedSession(deps: SignInDeps, email: string, body: unknown): Promise<SignedIn['user']> {
  const { token } = startedBody.parse(body);
  const { sessionId, role, ...found } = await deps.store.db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['session.id as sessionId', 'user.id', 'user.email', 'user.name', 'user.role'])
    .where('session.token', '=', token)
    .where('user.email', '=', email)
    .executeTakeFirstOrThrow();
  if (!isRole(role)) throw new DeskError('unauthenticated', 'credentials');
  const user = { ...found, role };
  const actor = { kind: 'user', id: user.id, name: user.name, role, sessionId } as const;
  const ctx = { store: deps.store, actor, correlationId: deps.correlationId, now: deps.now };
  const record = { action: 'session.start', objectType: 'session', objectId: sessionId };
  await deps.store.db.transaction().execute(async (tx) => {
    await recordAudit(tx, ctx, record);
    await endOldestSessions(tx, ctx);
  });
  return user;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
