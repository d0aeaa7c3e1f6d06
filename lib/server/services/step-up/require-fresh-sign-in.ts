import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { STEP_UP_MAX_AGE_MS, type StepUpPurpose } from '@/lib/domain/step-up';
import type { Tx } from '@/lib/server/db/schema';
import type { ServiceContext } from '@/lib/server/services/context';

/** How far the identity provider's clock may be ahead of ours (ms). */
const CLOCK_SKEW_MS = 30_000;

/**
 * Refuses unless this session began with a sign-in at the identity provider within STEP_UP_MAX_AGE_MS (its own
 * `auth_time`). Call inside the transaction of the act itself.
 * Throws DeskError `forbidden` `step_up` (with `purpose`), or `person_needed`.
 */
export async function requireFreshSignIn(tx: Tx, ctx: ServiceContext, purpose: StepUpPurpose): Promise<void> {
  if (ctx.actor.kind !== 'user') throw new DeskError('forbidden', 'person_needed');
  if (await isFreshAtProvider(tx, ctx, ctx.actor.sessionId)) return;
  throw new DeskError('forbidden', 'step_up', { purpose });
}

async function isFreshAtProvider(tx: Tx, ctx: ServiceContext, sessionId: string): Promise<boolean> {
  const session = await tx
    .selectFrom('session')
    .select('authTimeMs')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (!session || session.authTimeMs === null) return false;
  const ageMs = ctx.now() - session.authTimeMs;
  return ageMs >= -CLOCK_SKEW_MS && ageMs <= STEP_UP_MAX_AGE_MS;
}
