import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';

/** Signs the acting person out of this session; their others stay. Throws DeskError `forbidden` for a job. */
export async function endSession(ctx: ServiceContext, _input: unknown): Promise<{ ended: true }> {
  const { actor } = ctx;
  if (actor.kind !== 'user') throw new DeskError('forbidden', 'person_needed');
  await ctx.store.db.transaction().execute(async (tx) => {
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
