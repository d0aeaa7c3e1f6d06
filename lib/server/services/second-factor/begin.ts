import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { BeginSecondFactorInput, type SecondFactorSetUp } from '@/lib/schemas/account';
import { seal } from '@/lib/server/auth/secret-box';
import { newTotpSecret, qrCode, totpAddress } from '@/lib/server/auth/totp';
import { readAuthSecret } from '@/lib/server/config';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { factorOwner } from '@/lib/server/services/second-factor/use-code';
import { checkStepUp } from '@/lib/server/services/step-up/check-step-up';
import { hasPassword } from '@/lib/server/services/users/user-rows';

/**
 * A new secret for the acting person's authenticator app, by their password. It asks nobody for anything until its first
 * code was right (confirm.ts).
 * Throws DeskError `conflict` `no_password` or `second_factor_on`, `forbidden` `password_wrong`, `rate_limited`.
 */
export async function beginSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof BeginSecondFactorInput>,
): Promise<SecondFactorSetUp> {
  const actor = requirePermission(ctx, 'events.read');
  const { stepUp } = parseInput(BeginSecondFactorInput, input);
  if (!(await hasPassword(ctx.store.db, actor.id))) throw new DeskError('conflict', 'no_password');
  await checkStepUp(ctx, stepUp);
  const secret = newTotpSecret();
  const sealed = seal(secret, factorOwner(actor.id), readAuthSecret(process.env));
  const email = await withTransaction(ctx, async (tx) => {
    const values = { secret: sealed, startedAtMs: ctx.now(), confirmedAtMs: null, lastStep: 0 };
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('secondFactors')
      .values({ userId: actor.id, ...values })
      .onConflict((conflict) =>
        conflict.column('userId').doUpdateSet(values).where('secondFactors.confirmedAtMs', 'is', null),
      )
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) throw new DeskError('conflict', 'second_factor_on');
    await recordAudit(tx, ctx, { action: 'second_factor.begin', objectType: 'user', objectId: actor.id });
    const user = await tx
      .selectFrom('user')
      .select('email')
      .where('id', '=', actor.id)
      .executeTakeFirstOrThrow();
    return user.email;
  });
  const address = totpAddress(secret, email);
  return { secret, address, qr: qrCode(address) };
}
