import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_CLOCK_SKEW_MS } from '@/lib/domain/limits';
import { maySeeRegion } from '@/lib/domain/region-limit';
import { isOutOfRotation, MAX_ROTATION_MS } from '@/lib/domain/schedule/rotation';
import { ClearRotationInput, MarkRotationInput } from '@/lib/schemas/services';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import type { Queryable } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Takes an instance out of rotation: it counts in no budget until then, whatever its status is (R20). Marked again, the
 * new words hold. Throws DeskError `not_found` `instance` (also beyond the actor's regions), `invalid_input`
 * `rotation_until` (past, or further than MAX_ROTATION_MS; a browser's clock may be some minutes ahead).
 */
export async function markRotation(
  ctx: ServiceContext,
  input: z.input<typeof MarkRotationInput>,
): Promise<{ untilMs: number }> {
  const actor = requirePermission(ctx, 'rotation.mark');
  const { instanceId, untilMs, ...words } = parseInput(MarkRotationInput, input);
  const reason = words.reason.trim();
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    if (untilMs <= nowMs || untilMs > nowMs + MAX_ROTATION_MS + MAX_CLOCK_SKEW_MS) {
      throw new DeskError('invalid_input', 'rotation_until');
    }
    const before = await findOwnInstance(tx, ctx, instanceId);
    await tx
      .updateTable('instances')
      .set({ outOfRotationUntilMs: untilMs, outOfRotationReason: reason, outOfRotationBy: actor.name })
      .where('instanceId', '=', instanceId)
      .execute();
    await recordAudit(tx, ctx, {
      action: 'rotation.mark',
      objectType: 'instance',
      objectId: instanceId,
      ...(isOutOfRotation(before, nowMs) ? { before: markOf(before) } : {}),
      after: { untilMs, reason },
    });
    await raiseCounter(tx, 'schedule');
    return { untilMs };
  });
}

/** Puts an instance back: it counts again. Throws DeskError `not_found` `instance`, `conflict` `rotation_none`. */
export async function clearRotation(
  ctx: ServiceContext,
  input: z.input<typeof ClearRotationInput>,
): Promise<{ cleared: true }> {
  requirePermission(ctx, 'rotation.mark');
  const { instanceId } = parseInput(ClearRotationInput, input);
  return withTransaction(ctx, async (tx) => {
    const before = await findOwnInstance(tx, ctx, instanceId);
    if (!isOutOfRotation(before, ctx.now())) throw new DeskError('conflict', 'rotation_none');
    await tx
      .updateTable('instances')
      .set({ outOfRotationUntilMs: null, outOfRotationReason: null, outOfRotationBy: null })
      .where('instanceId', '=', instanceId)
      .execute();
    await recordAudit(tx, ctx, {
      action: 'rotation.clear',
      objectType: 'instance',
      objectId: instanceId,
      before: markOf(before),
    });
    await raiseCounter(tx, 'schedule');
    return { cleared: true };
  });
}

type Marked = Awaited<ReturnType<typeof findOwnInstance>>;

function markOf({ outOfRotationUntilMs, outOfRotationReason }: Marked) {
  return { untilMs: outOfRotationUntilMs, reason: outOfRotationReason };
}

/** The instance, as far as the actor's regions go. Throws DeskError `not_found` `instance`. */
async function findOwnInstance(db: Queryable, ctx: ServiceContext, instanceId: string) {
  const instance = await db
    .selectFrom('instances')
    .select(['regionId', 'outOfRotationUntilMs', 'outOfRotationReason', 'outOfRotationBy'])
    .where('instanceId', '=', instanceId)
    .executeTakeFirst();
  if (!instance || !maySeeRegion(regionsOf(ctx), instance.regionId)) {
    throw new DeskError('not_found', 'instance');
  }
  return instance;
}
