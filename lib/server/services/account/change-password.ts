import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { ChangePasswordInput } from '@/lib/schemas/account';
import { hashPassword } from '@/lib/server/auth/password-hash';
import { endOtherSessionsIn } from '@/lib/server/services/account/sessions';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp } from '@/lib/server/services/step-up/check-step-up';
import { requireGoodPassword } from '@/lib/server/services/users/passwords';
import { authDate, hasPassword } from '@/lib/server/services/users/user-rows';

/**
 * The acting person's own password, by their old one; wrong ones count with those of the step-up. All their other
 * sessions end.
 * Throws DeskError `conflict` `no_password`, `forbidden` `password_wrong`, `rate_limited`, `invalid_input`
 * `password_same` and what requireGoodPassword throws.
 */
export async function changePassword(
  ctx: ServiceContext,
  input: z.input<typeof ChangePasswordInput>,
): Promise<{ sessionsEnded: number }> {
  const actor = requirePermission(ctx, 'events.read');
  const { oldPassword, newPassword } = parseInput(ChangePasswordInput, input);
  if (!(await hasPassword(ctx.store.db, actor.id))) throw new DeskError('conflict', 'no_password');
  await checkStepUp(ctx, { password: oldPassword });
  if (newPassword === oldPassword) throw new DeskError('invalid_input', 'password_same');
  const { email, name } = await ctx.store.db
    .selectFrom('user')
    .select(['email', 'name'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  await requireGoodPassword(newPassword, { email, name });
  const password = await hashPassword(newPassword);
  return withTransaction(ctx, async (tx) => {
    await tx
      .updateTable('account')
      .set({ password, updatedAt: authDate(ctx.store.kind, ctx.now()) })
      .where('userId', '=', actor.id)
      .where('providerId', '=', 'credential')
      .execute();
    const sessionsEnded = await endOtherSessionsIn(tx, actor);
    const record = { action: 'user.change_password', objectType: 'user', objectId: actor.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { sessionsEnded } });
    return { sessionsEnded };
  });
}
