import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { STEP_UP_MAX_AGE_MS, type StepUpPurpose, type StepUpWay } from '@/lib/domain/step-up';
import type { StepUpInput } from '@/lib/schemas/atoms';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { inTurn } from '@/lib/server/auth/in-turn';
import { verifyPassword } from '@/lib/server/auth/password-hash';
import type { Tx } from '@/lib/server/db/schema';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { hasPassword } from '@/lib/server/services/users/user-rows';

/** Wrong passwords that one person may give in a minute, over all their sessions. */
export const MAX_WRONG_PASSWORDS = 10;
const MAX_WAITING = 20;

/** What is known about the password of this one request. */
export type StepUpProof = 'given' | 'absent';

/**
 * Checks the password that came with a request, before its transaction: hashing takes long. Tries of one person take
 * turns, so that parallel ones do not slip past the limit.
 * Throws DeskError `forbidden` `password_wrong`, `rate_limited` `sign_in` (with `retryAfterS`), `unavailable`
 * `busy`.
 */
export async function checkStepUp(
  ctx: ServiceContext,
  stepUp: StepUpInput | undefined,
): Promise<StepUpProof> {
  if (stepUp === undefined) return 'absent';
  if (ctx.actor.kind !== 'user') throw new DeskError('forbidden', 'person_needed');
  const userId = ctx.actor.id;
  const { db } = ctx.store;
  const key = `step-up:user:${userId}`;
  const proof = await inTurn(key, MAX_WAITING, async () => {
    const retryAfterS = await blockedForS(db, key, MAX_WRONG_PASSWORDS, ctx.now());
    if (retryAfterS > 0) throw new DeskError('rate_limited', 'sign_in', { retryAfterS });
    if (await isPasswordOf(ctx, userId, stepUp.password)) return 'given' as const;
    await countFailure(db, key, ctx.now());
    throw new DeskError('forbidden', 'password_wrong');
  });
  if (proof === null) throw new DeskError('rate_limited', 'sign_in', { retryAfterS: 1 });
  return proof;
}

/**
 * Inside the transaction of the act: refuses it without a proof. Instead of the password in the request, a fresh sign-in
 * at the identity provider counts.
 * Throws DeskError `forbidden` `step_up` (with `purpose`).
 */
export async function requireStepUpProof(
  tx: Tx,
  ctx: ServiceContext,
  purpose: StepUpPurpose,
  proof: StepUpProof,
): Promise<void> {
  if (proof === 'absent') await requireFreshSignIn(tx, ctx, purpose);
}

async function isPasswordOf(ctx: ServiceContext, userId: string, password: string): Promise<boolean> {
  const account = await ctx.store.db
    .selectFrom('account')
    .innerJoin('user', 'user.id', 'account.userId')
    .select('account.password')
    .where('account.userId', '=', userId)
    .where('account.providerId', '=', 'credential')
    .where('user.disabled', '=', 0)
    .executeTakeFirst();
  return account?.password ? verifyPassword(account.password, password) : false;
}

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

/** How the acting person proves themselves: by their password, or by signing in anew at the identity provider. */
export async function stepUpMethod(ctx: ServiceContext): Promise<'password' | 'oidc'> {
  const actor = requirePermission(ctx, 'events.read');
  return (await hasPassword(ctx.store.db, actor.id)) ? 'password' : 'oidc';
}

/** How far the identity provider's clock may be ahead of ours (ms). */
const CLOCK_SKEW_MS = 30_000;

/**
 * Refuses unless this session began with a sign-in at the identity provider within STEP_UP_MAX_AGE_MS (its own
 * `auth_time`). Call inside the transaction of the act itself.
 * Throws DeskError `forbidden` `step_up` (with `purpose`), or `person_needed`.
 */
async function requireFreshSignIn(tx: Tx, ctx: ServiceContext, purpose: StepUpPurpose): Promise<void> {
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
