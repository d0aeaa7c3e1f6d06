import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { ConfirmSecondFactorInput } from '@/lib/schemas/account';
import { hashRecoveryCode, newRecoveryCode } from '@/lib/server/auth/totp';
import { endOtherSessionsIn } from '@/lib/server/services/account/end-others-in';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { requireCode } from '@/lib/server/services/second-factor/use-code';

/** How long the first code may take after the secret was shown (ms). */
const SET_UP_MAX_AGE_MS = 15 * 60_000;
export const RECOVERY_CODES = 10;

/**
 * Switches the acting person's second factor on, by the first code of their app; all their other sessions end. The
 * recovery codes are in the answer and nowhere else.
 * Throws DeskError `conflict` `set_up_over` when it must be begun anew, `forbidden` `code_wrong`, `rate_limited`.
 */
export async function confirmSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof ConfirmSecondFactorInput>,
): Promise<{ recoveryCodes: string[] }> {
  const actor = requirePermission(ctx, 'events.read');
  const { code } = parseInput(ConfirmSecondFactorInput, input);
  const pending = await ctx.store.db
    .selectFrom('secondFactors')
    .select('secret')
    .where('userId', '=', actor.id)
    .where('confirmedAtMs', 'is', null)
    .where('startedAtMs', '>', ctx.now() - SET_UP_MAX_AGE_MS)
    .executeTakeFirst();
  if (!pending) throw new DeskError('conflict', 'set_up_over');
  await requireCode(ctx, actor.id, code, true);
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await withTransaction(ctx, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('secondFactors')
      .set({ confirmedAtMs: ctx.now() })
      .where('userId', '=', actor.id)
      .where('secret', '=', pending.secret)
      .where('confirmedAtMs', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new DeskError('conflict', 'set_up_over');
    await tx.deleteFrom('recoveryCodes').where('userId', '=', actor.id).execute();
    const codes = recoveryCodes.map((text) => ({
      id: randomUUID(),
      userId: actor.id,
      codeHash: hashRecoveryCode(text),
      usedAtMs: null,
    }));
    await tx.insertInto('recoveryCodes').values(codes).execute();
    const sessionsEnded = await endOtherSessionsIn(tx, actor);
    const record = { action: 'second_factor.on', objectType: 'user', objectId: actor.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { sessionsEnded } });
  });
  return { recoveryCodes };
}
