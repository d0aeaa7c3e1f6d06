import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { ReadNowInput } from '@/lib/schemas/outcomes';
import { makeInstanceDue } from '@/lib/server/db/queries/batch-rows-follow';
import { recordUse } from '@/lib/server/services/audit/record-use';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Has the rows of one instance read at once: their events, and after the end the instance itself. Following does it
 * within a second or two, at its own pace. Throws DeskError `conflict` `nothing_to_read` when nothing of it is followed
 * in the actor's regions.
 */
export async function readInstanceNow(ctx: ServiceContext, input: unknown): Promise<{ rows: number }> {
  requirePermission(ctx, 'sync.run');
  const { instanceId } = parseInput(ReadNowInput, input);
  await recordUse(ctx, { action: 'sync.run', objectType: 'instance', objectId: instanceId, after: {} });
  const rows = await makeInstanceDue(ctx.store.db, instanceId, { nowMs: ctx.now(), limit: regionsOf(ctx) });
  if (rows === 0) throw new DeskError('conflict', 'nothing_to_read');
  return { rows };
}
