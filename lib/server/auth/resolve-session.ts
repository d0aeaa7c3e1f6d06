import 'server-only';
import { isRole, type Role } from '@/lib/domain/permissions';
import { limitOf, type RegionLimit } from '@/lib/domain/region-limit';
import type { Auth } from '@/lib/server/auth/auth';

export type DeskSession = {
  /** `regions`: the limit of the person; null = none. */
  user: { id: string; email: string; name: string; role: Role; regions: RegionLimit };
  sessionId: string;
};

/** A session that nothing has used for this long has ended (ms). An open page polls, and so keeps it. */
export const IDLE_LIMIT_MS = 24 * 3_600_000;
/** How often use is written down (ms). */
const TOUCH_EVERY_MS = 5 * 60_000;

/** Which sessions count. `set_up`: also those that are good for nothing but setting up the second factor. */
export type Sessions = 'full' | 'set_up';

/**
 * The live session that `headers` carry, or null. User, role, regions and the disabled flag are read from the store each
 * time: a change counts from the next request on. Null too for people who must set up a second factor first, unless
 * `sessions` is `set_up`.
 */
export async function resolveSession(
  auth: Auth,
  headers: Headers,
  nowMs: number,
  sessions: Sessions = 'full',
): Promise<DeskSession | null> {
  const live = await liveSession(auth, headers, nowMs);
  return live && (live.standing === 'full' || sessions === 'set_up') ? live.session : null;
}

/** The live session and whether it is good for everything (`full`) or only for setting up a second factor; or null. */
export async function liveSession(auth: Auth, headers: Headers, nowMs: number) {
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
  const regions = limitOf(role, user.regionsJson);
  return { standing, session: { user: { id, email, name, role, regions }, sessionId: session.id } };
}
