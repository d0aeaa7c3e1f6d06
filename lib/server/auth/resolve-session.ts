import 'server-only';
import { isRole, type Role } from '@/lib/domain/permissions';
import type { Auth } from '@/lib/server/auth/auth';

export type DeskSession = {
  user: { id: string; email: string; name: string; role: Role };
  sessionId: string;
};

/** A session that nothing has used for this long has ended (ms). An open page polls, and so keeps it. */
export const IDLE_LIMIT_MS = 24 * 3_600_000;
/** How often use is written down (ms). */
const TOUCH_EVERY_MS = 5 * 60_000;

/**
 * The live session that `headers` carry, or null. User, role and the disabled flag are read from the store each
 * time: a change counts from the next request on. Null too for people who must set up a second factor first.
 */
export async function resolveSession(
  auth: Auth,
  headers: Headers,
  nowMs: number,
): Promise<DeskSession | null> {
  const live = await liveSession(auth, headers, nowMs);
  return live?.standing === 'full' ? live.session : null;
}

/** The live session of somebody who must set up a second factor, which is all that it may be used for; else null. */
export async function resolveUnfinished(
  auth: Auth,
  headers: Headers,
  nowMs: number,
): Promise<DeskSession | null> {
  const live = await liveSession(auth, headers, nowMs);
  return live?.standing === 'unfinished' ? live.session : null;
}

async function liveSession(auth: Auth, headers: Headers, nowMs: number) {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { user, session } = found;
  const { internalAdapter } = await auth.$context;
  const idleMs = nowMs - session.updatedAt.getTime();
  const standing = await auth.standing(user.id);
  const ended = Number(user.disabled) !== 0 || idleMs > IDLE_LIMIT_MS || standing === 'barred';
  if (ended || !isRole(user.role)) {
    await internalAdapter.deleteSession(session.token);
    return null;
  }
  if (idleMs > TOUCH_EVERY_MS) {
    await internalAdapter.updateSession(session.token, { updatedAt: new Date(nowMs) });
    await internalAdapter.updateUser(user.id, { lastSeenAtMs: nowMs });
  }
  const { id, email, name, role } = user;
  return { standing, session: { user: { id, email, name, role }, sessionId: session.id } };
}
