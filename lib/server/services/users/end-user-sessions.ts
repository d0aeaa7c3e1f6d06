import 'server-only';
import type { z } from 'zod';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { endUserSessionsInput } from '@/lib/server/services/users/schemas';
import { endAllSessions, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';

/**
 * Signs a user out everywhere; they may sign in again. It takes, so it asks for no password.
 * Throws DeskError `not_found` `user`, `forbidden` `grant_waits`.
 */
export async function endUserSessions(
  ctx: ServiceContext,
  input: z.input<typeof endUserSessionsInput>,
): Promise<{ email: string; sessionsEnded: number }> {
  requireUserManager(ctx);
  const { email } = parseInput(endUserSessionsInput, input);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    const sessionsEnded = await endAllSessions(tx, user.id);
    await recordAudit(tx, ctx, {
      action: 'user.end_sessions',
      objectType: 'user',
      objectId: user.id,
      after: { sessionsEnded },
    });
    return { email, sessionsEnded };
  });
}
