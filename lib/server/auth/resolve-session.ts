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
 * time: a change counts from the next request on.
 */
export async function resolveSession(
  auth: Auth,
  headers: Headers,
  nowMs: number,
): Promise<DeskSession | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { user, session } = found;
  const { internalAdapter } = await auth.$context;
  const idleMs = nowMs - session.updatedAt.getTime();
  if (Number(user.disabled) !== 0 || !isRole(user.role) || idleMs > IDLE_LIMIT_MS) {
    await internalAdapter.deleteSession(session.token);
    return null;
  }
  if (idleMs > TOUCH_EVERY_MS) {
    await internalAdapter.updateSession(session.token, { updatedAt: new Date(nowMs) });
    await internalAdapter.updateUser(user.id, { lastSeenAtMs: nowMs });
  }
  return {
    user: { id: user.id, email: user.email, name: user.name, role: user.role },
    sessionId: session.id,
  };
}
