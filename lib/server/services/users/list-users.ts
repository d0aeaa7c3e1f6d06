import 'server-only';
import { limitOf, type RegionLimit } from '@/lib/domain/region-limit';
import type { ServiceContext } from '@/lib/server/services/context';
import { requireUserManager } from '@/lib/server/services/users/user-rows';

export type ListedUser = {
  id: string;
  email: string;
  name: string;
  role: string;
  disabled: boolean;
  regions: RegionLimit;
};

/** All users, by e-mail; removed ones too. */
export async function listUsers(ctx: ServiceContext, _input: unknown): Promise<ListedUser[]> {
  requireUserManager(ctx);
  const users = await ctx.store.db
    .selectFrom('user')
    .select(['id', 'email', 'name', 'role', 'disabled', 'regionsJson'])
    .orderBy('email')
    .execute();
  return users.map(({ regionsJson, ...user }) => ({
    ...user,
    disabled: user.disabled !== 0,
    regions: limitOf(user.role, regionsJson),
  }));
}
