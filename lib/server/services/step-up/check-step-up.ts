import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { StepUpPurpose } from '@/lib/domain/step-up';
import type { StepUpInput } from '@/lib/schemas/approvals';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { inTurn } from '@/lib/server/auth/in-turn';
import { verifyPassword } from '@/lib/server/auth/password-hash';
import type { Tx } from '@/lib/server/db/schema';
import type { ServiceContext } from '@/lib/server/services/context';
import { requireFreshSignIn } from '@/lib/server/services/step-up/require-fresh-sign-in';

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
