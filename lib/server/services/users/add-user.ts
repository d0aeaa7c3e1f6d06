import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { Role } from '@/lib/domain/permissions';
import { limitJson } from '@/lib/domain/region-limit';
import { hashPassword } from '@/lib/server/auth/password-hash';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { type ClaimedName, claimName, nameOrEmail } from '@/lib/server/services/users/claim-name';
import { storeGrant } from '@/lib/server/services/users/grants';
import { insertPassword, insertUser, uniqueEmail } from '@/lib/server/services/users/insert-user';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { requireGoodPassword } from '@/lib/server/services/users/require-password';
import { addUserInput } from '@/lib/server/services/users/schemas';
import { authDate, requireLimitFor, requireUserManager } from '@/lib/server/services/users/user-rows';

export type AddedUser = { id: string; email: string; name: string; role: Role };

/**
 * A new user who signs in with e-mail and password. A removed (disabled) e-mail is enabled again by this.
 * Throws DeskError `conflict` `user_exists` when the e-mail is in use, `admin_regions` for an admin with regions, and what claimName and requireGoodPassword throw.
 */
export async function addUser(ctx: ServiceContext, input: unknown): Promise<AddedUser> {
  requireUserManager(ctx);
  const { email, role, password, name: wanted, regions: given } = parseInput(addUserInput, input);
  const regions = requireLimitFor(role, given);
  await requireGoodPassword(password, { email, name: wanted });
  const hash = await hashPassword(password);
  const { store } = ctx;
  const updatedAt = authDate(store.kind, ctx.now());
  return uniqueEmail(email, () =>
    withTransaction({ store }, async (tx) => {
      const existing = await tx
        .selectFrom('user')
        .select(['id', 'disabled'])
        .where('email', '=', email)
        .executeTakeFirst();
      if (existing?.disabled === 0) throw new DeskError('conflict', 'user_exists', { email });
      const { name, nameKey } = await nameFor(tx, { id: existing?.id, email, wanted });
      if (!existing) {
        const added = await insertUser(tx, ctx, { email, role, name, nameKey, hash, regions });
        await storeGrant(tx, ctx, { kind: 'role', userId: added.id, email, role });
        return added;
      }
      const { id } = existing;
      const counts = {
        countsFromMs: 0,
        countsGivenBy: null,
        breakGlass: 0,
        breakGlassFromMs: 0,
        regionsJson: limitJson(regions),
        regionsBeforeJson: limitJson(regions),
        regionsSinceMs: 0,
        regionsFromMs: 0,
        regionsGivenBy: null,
      };
      const values = { name, nameKey, role, roleSinceMs: ctx.now(), disabled: 0, ...counts, updatedAt };
      await tx.updateTable('user').set(values).where('id', '=', id).execute();
      await tx.deleteFrom('account').where('userId', '=', id).execute();
      await insertPassword(tx, ctx, id, hash);
      const after = { email, name, role, enabledAgain: true, ...(regions === null ? {} : { regions }) };
      await storeGrant(tx, ctx, { kind: 'role', userId: id, email, role });
      await recordAudit(tx, ctx, { action: 'user.add', objectType: 'user', objectId: id, after });
      return { id, email, name, role };
    }),
  );
}

type Wanted = { id: string | undefined; email: string; wanted: string | undefined };

/** Who is meant, when no name was given: the part before the @, where that is one. */
function nameFor(tx: Tx, { id, email, wanted }: Wanted): Promise<ClaimedName> {
  const known = id === undefined ? {} : { id };
  if (wanted !== undefined) return claimName(tx, { ...known, email, name: wanted });
  return nameOrEmail(tx, { ...known, email, name: email.slice(0, email.lastIndexOf('@')) });
}
