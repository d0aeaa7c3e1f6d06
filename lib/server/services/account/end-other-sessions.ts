import 'server-only';
import { endOtherSessionsIn } from '@/lib/server/services/account/end-others-in';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';

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
