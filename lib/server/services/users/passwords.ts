import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { passwordFault } from '@/lib/domain/password-rule';
import { setPasswordInput } from '@/lib/schemas/users';
import { commonPasswords } from '@/lib/server/auth/common-passwords';
import { hashPassword } from '@/lib/server/auth/password-hash';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  authDate,
  endAllSessions,
  loadUser,
  parseUserInput,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

/**
 * Replaces a user's password and ends their sessions. Throws DeskError `not_found` `user`, and what
 * requireGoodPassword throws.
 */
export async function setPassword(ctx: ServiceContext, input: unknown): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email, password } = parseUserInput(setPasswordInput, input);
  const { name } = await loadUser(ctx.store.db, email);
  await requireGoodPassword(password, { email, name });
  const hash = await hashPassword(password);
  return withTransaction(ctx, async (tx) => {
    const user = await loadUser(tx, email);
    const { numUpdatedRows } = await tx
      .updateTable('account')
      .set({ password: hash, updatedAt: authDate(ctx.store.kind, ctx.now()) })
      .where('userId', '=', user.id)
      .where('providerId', '=', 'credential')
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new DeskError('not_found', 'user', { email });
    const sessionsEnded = await endAllSessions(tx, user.id);
    await tx.deleteFrom('signInSteps').where('userId', '=', user.id).execute();
    await recordAudit(tx, ctx, {
      action: 'user.set_password',
      objectType: 'user',
      objectId: user.id,
      after: { sessionsEnded },
    });
    return { email };
  });
}

/**
 * The one rule for every new password. Throws DeskError `invalid_input` `user_password` (length), `password_common`,
 * `password_simple` or `password_own_words`.
 */
export async function requireGoodPassword(
  password: string,
  person: { email: string; name?: string | undefined },
): Promise<void> {
  const common = await commonPasswords();
  const fault = passwordFault(password, { person, isCommon: (word) => common.has(word) });
  if (fault !== null) throw new DeskError('invalid_input', fault);
}
