import 'server-only';
import type { Insertable } from 'kysely';
import { decidesForOthers } from '@/lib/domain/grants';
import type { Role } from '@/lib/domain/permissions';
import type { Tx, UserTable } from '@/lib/server/db/schema';
import { endRequestsOf } from '@/lib/server/services/approvals/lost-requesters';
import type { ServiceContext } from '@/lib/server/services/context';
import { authDate, endAllSessions } from '@/lib/server/services/users/user-rows';

/** Of a role that decides nothing for others. */
const NOTHING_WAITS = { countsFromMs: 0, countsGivenBy: null };

/**
 * Gives a user another role: remembers since when, so that it does not count for requests of before, ends their
 * sessions, and what they asked for when the new role may not ask for it. Writing the audit is the caller's. Returns how many sessions ended.
 * @param more what else changes with it: from when the role counts
 */
export async function writeRole(
  tx: Tx,
  ctx: ServiceContext,
  userId: string,
  role: Role,
  more: Partial<Insertable<UserTable>> = {},
): Promise<number> {
  const updatedAt = authDate(ctx.store.kind, ctx.now());
  await tx
    .updateTable('user')
    .set({
      ...(decidesForOthers(role) ? {} : NOTHING_WAITS),
      ...more,
      // Admins have no limit; one that comes back from there is as free as an admin was, until somebody limits them.
      ...(role === 'admin' ? { regionsJson: null, regionsFromMs: 0, regionsGivenBy: null } : {}),
      role,
      roleSinceMs: ctx.now(),
      updatedAt,
    })
    .where('id', '=', userId)
    .execute();
  await endRequestsOf(tx, ctx, userId);
  return endAllSessions(tx, userId);
}
