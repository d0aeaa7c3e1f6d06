import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { EndOwnSessionInput } from '@/lib/schemas/account';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** Ends one session of the acting person. Throws DeskError `not_found` `session`, for those of others too. */
export async function endOwnSession(
  ctx: ServiceContext,
  input: z.input<typeof EndOwnSessionInput>,
): Promise<{ ended: true }> {
  const actor = requirePermission(ctx, 'events.read');
  const { sessionId } = parseInput(EndOwnSessionInput, input);
  return withTransaction(ctx, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('session')
      .where('id', '=', sessionId)
      .where('userId', '=', actor.id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw new DeskError('not_found', 'session');
    await recordAudit(tx, ctx, { action: 'session.end', objectType: 'session', objectId: sessionId });
    return { ended: true };
  });
}
