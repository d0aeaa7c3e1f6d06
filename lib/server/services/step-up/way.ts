import 'server-only';
import { STEP_UP_MAX_AGE_MS, type StepUpWay } from '@/lib/domain/step-up';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { stepUpMethod } from '@/lib/server/services/step-up/method';

/**
 * How the acting person proves themselves in this session, for the dialogs that ask for it.
 * @param label of the identity provider; null when none is set up
 */
export async function stepUpWay(ctx: ServiceContext, label: string | null): Promise<StepUpWay> {
  const { sessionId } = requirePermission(ctx, 'events.read');
  if ((await stepUpMethod(ctx)) === 'password') return { method: 'password' };
  const session = await ctx.store.db
    .selectFrom('session')
    .select('authTimeMs')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  const ageMs = ctx.now() - (session?.authTimeMs ?? Number.NEGATIVE_INFINITY);
  // A provider whose clock is ahead makes nothing last longer.
  return {
    method: 'oidc',
    label,
    freshForMs: Math.min(STEP_UP_MAX_AGE_MS, Math.max(0, STEP_UP_MAX_AGE_MS - ageMs)),
  };
}
