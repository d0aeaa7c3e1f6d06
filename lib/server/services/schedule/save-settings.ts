import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { loosensSettings } from '@/lib/domain/schedule/settings';
import { SaveScheduleSettingsInput } from '@/lib/schemas/schedule';
import { storeScheduleSettings } from '@/lib/server/db/queries/schedule-settings';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentScheduleSettings } from '@/lib/server/services/schedule/read-settings';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Saves what holds without a window and how rows are delivered by default. From what services are made is changed by
 * `saveAutoServices` alone, which makes them anew; here it stays.
 * Throws DeskError `stale` `schedule_stale`, `forbidden` `step_up` (when rows are let go by it), `password_wrong`,
 * `grant_waits`.
 */
export async function saveScheduleSettings(
  ctx: ServiceContext,
  input: z.input<typeof SaveScheduleSettingsInput>,
): Promise<{ version: number }> {
  const actor = requirePermission(ctx, 'schedule.manage');
  refuseImpersonated(actor);
  const { expectedVersion, settings: asked, stepUp } = parseInput(SaveScheduleSettingsInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await raiseCounter(tx, 'schedule');
    await requireActingAdmin(tx, ctx);
    const before = await currentScheduleSettings(tx);
    if (before.version !== expectedVersion) throw new DeskError('stale', 'schedule_stale');
    const settings = { ...asked, autoServices: before.settings.autoServices };
    if (loosensSettings(before.settings, settings))
      await requireStepUpProof(tx, ctx, 'schedule.loosen', proof);
    const version = before.version + 1;
    const isStored = await storeScheduleSettings(tx, {
      valueJson: JSON.stringify(settings),
      version,
      updatedBy: actor.id,
      updatedAtMs: ctx.now(),
    });
    if (!isStored) throw new DeskError('stale', 'schedule_stale');
    await recordAudit(tx, ctx, {
      action: 'schedule.settings',
      objectType: 'schedule',
      objectId: 'schedule',
      before: before.settings,
      after: settings,
    });
    return { version };
  });
}
