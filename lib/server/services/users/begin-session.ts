import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { isRole, type Role } from '@/lib/domain/permissions';
import type { Auth } from '@/lib/server/auth/auth';
import type { Store } from '@/lib/server/db/store';
import type { SignInWay } from '@/lib/server/services/audit/refusal-trail';
import { recordSessionStart } from '@/lib/server/services/users/start-session';

export type SignInDeps = {
  store: Store;
  auth: Auth;
  address: string;
  /** What the browser says of itself, short; null when it says nothing. */
  browser: string | null;
  /** `password` when left out. */
  way?: SignInWay;
  correlationId: string;
  now: () => number;
};
export type SignedIn = {
  user: { id: string; email: string; name: string; role: Role };
  /** `Set-Cookie` lines of the new session. */
  cookies: string[];
};

/**
 * Begins the session of a person who has proved who they are, and audits it.
 * Throws DeskError `unauthenticated` `credentials` when they may not have one.
 */
export async function beginSession(
  deps: SignInDeps,
  userId: string,
  how?: Record<string, unknown>,
): Promise<SignedIn> {
  const { store, auth, address, browser, correlationId, now, way = 'password' } = deps;
  const body = { userId, ipAddress: address, userAgent: browser ?? '' };
  const { headers, response } = await auth.api.startSession({ body, returnHeaders: true });
  const found = await store.db
    .selectFrom('user')
    .select(['id', 'email', 'name', 'role'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!response || !found || !isRole(found.role)) throw new DeskError('unauthenticated', 'credentials');
  const user = { ...found, role: found.role };
  const { sessionId } = response;
  const actor = { kind: 'user', id: user.id, name: user.name, role: user.role, sessionId } as const;
  await recordSessionStart({ store, actor, correlationId, now, way, client: { address, browser }, how });
  return { user, cookies: headers.getSetCookie() };
}
