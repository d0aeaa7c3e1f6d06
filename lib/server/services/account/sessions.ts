import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { EndOwnSessionInput } from '@/lib/schemas/account';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
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

/** Ends all sessions of the acting person but this one. */
export async function endOtherSessions(ctx: ServiceContext): Promise<{ sessionsEnded: number }> {
  const actor = requirePermission(ctx, 'events.read');
  return withTransaction(ctx, async (tx) => {
    const sessionsEnded = await endOtherSessionsIn(tx, actor);
    // Nothing happened: an entry for each press would let anybody fill the trail.
    if (sessionsEnded === 0) return { sessionsEnded };
    const record = { action: 'session.end_others', objectType: 'user', objectId: actor.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { sessionsEnded } });
    return { sessionsEnded };
  });
}

/**
 * Ends all sessions of a person but the one they act in, and sign-ins that wait for a code. Part of every change of how
 * somebody signs in. Returns how many sessions ended.
 */
export async function endOtherSessionsIn(tx: Tx, actor: { id: string; sessionId: string }): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('userId', '=', actor.id)
    .where('id', '!=', actor.sessionId)
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('signInSteps').where('userId', '=', actor.id).execute();
  return Number(numDeletedRows);
}
