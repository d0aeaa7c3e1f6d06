import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { TurnOffSecondFactorInput } from '@/lib/schemas/account';
import { endOtherSessionsIn } from '@/lib/server/services/account/end-others-in';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { removeSecondFactorIn } from '@/lib/server/services/second-factor/remove-in';
import { requireCode } from '@/lib/server/services/second-factor/use-code';
import { checkStepUp } from '@/lib/server/services/step-up/check-step-up';

/**
 * Switches the acting person's second factor off, by password and code (of the app, or one for recovery); all their other
 * sessions end.
 * Throws DeskError `conflict` `second_factor_off`, `forbidden` `password_wrong` or `code_wrong`, `rate_limited`.
 */
export async function turnOffSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof TurnOffSecondFactorInput>,
): Promise<{ sessionsEnded: number }> {
  const actor = requirePermission(ctx, 'events.read');
  const { stepUp, code } = parseInput(TurnOffSecondFactorInput, input);
  await checkStepUp(ctx, stepUp);
  await requireCode(ctx, actor.id, code);
  return withTransaction(ctx, async (tx) => {
    if (!(await removeSecondFactorIn(tx, actor.id))) throw new DeskError('conflict', 'second_factor_off');
    const sessionsEnded = await endOtherSessionsIn(tx, actor);
    const record = { action: 'second_factor.off', objectType: 'user', objectId: actor.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { sessionsEnded } });
    return { sessionsEnded };
  });
}
