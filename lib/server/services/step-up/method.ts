import 'server-only';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { hasPassword } from '@/lib/server/services/users/user-rows';

/** How the acting person proves themselves: by their password, or by signing in anew at the identity provider. */
export async function stepUpMethod(ctx: ServiceContext): Promise<'password' | 'oidc'> {
  const actor = requirePermission(ctx, 'events.read');
  return (await hasPassword(ctx.store.db, actor.id)) ? 'password' : 'oidc';
}
