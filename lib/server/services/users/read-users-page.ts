import 'server-only';
import { whyNotSetRight } from '@/lib/domain/break-glass-right';
import { isRole } from '@/lib/domain/permissions';
import type { SignInMethod, UsersPage } from '@/lib/schemas/users';
import { OIDC_PROVIDER_ID } from '@/lib/server/auth/oidc-auth';
import { readPersonNames } from '@/lib/server/db/queries/people';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { openInvites } from '@/lib/server/services/users/invite-rows';

/** What the users page shows: everybody by name, and the invites that wait. Throws DeskError `forbidden`. */
export async function readUsersPage(ctx: ServiceContext): Promise<UsersPage> {
  const actor = requirePermission(ctx, 'users.manage');
  const { db } = ctx.store;
  const [users, accounts, invites, nameOf] = await Promise.all([
    db
      .selectFrom('user')
      .select(['id', 'email', 'name', 'role', 'disabled', 'breakGlass', 'lastSeenAtMs'])
      .orderBy('disabled')
      .orderBy('name')
      .orderBy('email')
      .execute(),
    db.selectFrom('account').select(['userId', 'providerId']).execute(),
    openInvites(db, ctx.now())
      .select(['invites.id', 'invites.email', 'invites.role', 'invites.createdByName', 'invites.expiresAtMs'])
      .orderBy('invites.expiresAtMs', 'desc')
      .execute(),
    readPersonNames(db),
  ]);
  const admin = users.find(({ id }) => id === actor.id) ?? { id: actor.id, email: null };
  const providers = new Map(accounts.map(({ userId, providerId }) => [userId, providerId]));
  return {
    users: users.flatMap(({ role, disabled, breakGlass, ...user }) =>
      isRole(role)
        ? [
            {
              ...user,
              role,
              breakGlass: breakGlass === 1,
              whyNotSetRight: whyNotSetRight(
                admin,
                { ...user, role, disabled: disabled !== 0 },
                breakGlass !== 1,
                nameOf,
              ),
              disabled: disabled !== 0,
              method: methodOf(providers.get(user.id)),
              isSelf: user.id === actor.id,
            },
          ]
        : [],
    ),
    invites: invites.flatMap(({ role, ...invite }) => (isRole(role) ? [{ ...invite, role }] : [])),
  };
}

function methodOf(providerId: string | undefined): SignInMethod {
  if (providerId === 'credential') return 'password';
  return providerId === OIDC_PROVIDER_ID ? 'oidc' : 'none';
}
