import 'server-only';
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { DeskError } from '@/lib/domain/errors';
import type { Role } from '@/lib/domain/permissions';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { addUserInput } from '@/lib/server/services/users/schemas';
import { authDate, authFalse, requireUserManager } from '@/lib/server/services/users/user-rows';

export type AddedUser = { id: string; email: string; name: string; role: Role };

/**
 * A new user who signs in with e-mail and password. A removed (disabled) e-mail is enabled again by this.
 * Throws DeskError `conflict` `user_exists` when the e-mail is in use.
 */
export async function addUser(ctx: ServiceContext, input: unknown): Promise<AddedUser> {
  requireUserManager(ctx);
  const { email, role, password, name = email } = parseInput(addUserInput, input);
  const hash = await hashPassword(password);
  const { store } = ctx;
  const date = authDate(store.kind, ctx.now());
  return store.db.transaction().execute(async (tx) => {
    const existing = await tx
      .selectFrom('user')
      .select(['id', 'disabled'])
      .where('email', '=', email)
      .executeTakeFirst();
    if (existing && existing.disabled === 0) throw new DeskError('conflict', 'user_exists', { email });
    const id = existing?.id ?? randomUUID();
    const values = { name, role, roleSinceMs: ctx.now(), disabled: 0, breakGlass: 0, updatedAt: date };
    if (existing) {
      await tx.updateTable('user').set(values).where('id', '=', id).execute();
      await tx.deleteFrom('account').where('userId', '=', id).execute();
    } else {
      const emailVerified = authFalse(store.kind);
      await tx
        .insertInto('user')
        .values({ id, email, image: null, createdAt: date, emailVerified, ...values })
        .execute();
    }
    // better-auth's shape of an account with a password: its own id as accountId.
    await tx
      .insertInto('account')
      .values({
        id: randomUUID(),
        userId: id,
        accountId: id,
        providerId: 'credential',
        password: hash,
        createdAt: date,
        updatedAt: date,
      })
      .execute();
    const after = { email, name, role, enabledAgain: existing !== undefined };
    await recordAudit(tx, ctx, { action: 'user.add', objectType: 'user', objectId: id, after });
    return { id, email, name, role };
  });
}
