import 'server-only';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';

/** Signs the acting person out of this session; their others stay. Throws DeskError `forbidden` for a job. */
export async function endSession(ctx: ServiceContext, _input: unknown): Promise<{ ended: true }> {
  const actor = requirePermission(ctx, 'events.read');
  await withTransaction(ctx, async (tx) => {
    await tx.deleteFrom('session').where('id', '=', actor.sessionId).execute();
    await recordAudit(tx, ctx, {
      action: 'session.end',
      objectType: 'session',
      objectId: actor.sessionId,
      after: ctx.client && { client: ctx.client },
    });
  });
  return { ended: true };
}
