import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { STEP_UP_MAX_AGE_MS, type StepUpPurpose } from '@/lib/domain/step-up';
import type { Tx } from '@/lib/server/db/schema';
import type { ServiceContext } from '@/lib/server/services/context';

/** How far the identity provider's clock may be ahead of ours (ms). */
const CLOCK_SKEW_MS = 30_000;

/**
 * Call inside the transaction of the act itself: uses up the proof of this session for `purpose`, so that it lasts for
 * one act; if the act fails, the proof stays. Instead of a proof, a sign-in at the identity provider within
 * STEP_UP_MAX_AGE_MS counts (its own `auth_time`, for this session).
 * Throws DeskError `forbidden` `step_up` (with `purpose`).
 */
export async function requireStepUp(tx: Tx, ctx: ServiceContext, purpose: StepUpPurpose): Promise<void> {
  if (ctx.actor.kind !== 'user') throw new DeskError('forbidden', 'person_needed');
  const { id: userId, sessionId } = ctx.actor;
  const { numDeletedRows } = await tx
    .deleteFrom('stepUps')
    .where('sessionId', '=', sessionId)
    .where('userId', '=', userId)
    .where('purpose', '=', purpose)
    .where('expiresAtMs', '>', ctx.now())
    .executeTakeFirstOrThrow();
  if (numDeletedRows > 0n || (await isFreshAtProvider(tx, ctx, sessionId))) return;
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
