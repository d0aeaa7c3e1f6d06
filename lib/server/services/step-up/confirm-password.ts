import 'server-only';
import { randomUUID } from 'node:crypto';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { STEP_UP_MAX_AGE_MS, STEP_UP_PURPOSES, type StepUpPurpose } from '@/lib/domain/step-up';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { inTurn } from '@/lib/server/auth/in-turn';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

/** Wrong passwords that one person may give in a minute, over all their sessions. */
export const MAX_WRONG_PASSWORDS = 10;
const MAX_WAITING = 20;

const confirmInput = z.object({
  purpose: z.enum(STEP_UP_PURPOSES),
  /** Unbounded below and above on purpose: too short and too long are simply wrong. */
  password: z.string(),
});

/**
 * Checks the acting person's password again, and keeps a proof of it for this session and `purpose`, good for one use
 * within STEP_UP_MAX_AGE_MS. One answer for an empty password, a wrong one, and a person who has none.
 * Throws DeskError `forbidden` `password_wrong`, `rate_limited` (with `retryAfterS`), or `invalid_input`.
 */
export async function confirmPassword(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ purpose: StepUpPurpose; expiresAtMs: number }> {
  const actor = requirePermission(ctx, 'events.read');
  const parsed = confirmInput.safeParse(input);
  if (!parsed.success) throw new DeskError('invalid_input');
  const { purpose, password } = parsed.data;
  const key = `step-up:user:${actor.id}`;
  const result = await inTurn(key, MAX_WAITING, async () => {
    const retryAfterS = await blockedForS(ctx.store.db, key, MAX_WRONG_PASSWORDS, ctx.now());
    if (retryAfterS > 0) throw new DeskError('rate_limited', 'sign_in', { retryAfterS });
    if (!(await isPasswordOf(ctx, actor.id, password))) {
      await countFailure(ctx.store.db, key, ctx.now());
      throw new DeskError('forbidden', 'password_wrong');
    }
    return keepProof(ctx, actor, purpose);
  });
  if (result === null) throw new DeskError('rate_limited', 'sign_in', { retryAfterS: 1 });
  return result;
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
  // As much work for those without a password, as better-auth does at sign-in.
  if (!account?.password) {
    await hashPassword(password);
    return false;
  }
  return verifyPassword({ hash: account.password, password });
}

async function keepProof(
  ctx: ServiceContext,
  actor: { id: string; sessionId: string },
  purpose: StepUpPurpose,
): Promise<{ purpose: StepUpPurpose; expiresAtMs: number }> {
  const { sessionId } = actor;
  const expiresAtMs = ctx.now() + STEP_UP_MAX_AGE_MS;
  await ctx.store.db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('stepUps')
      .where((eb) =>
        eb.or([
          eb('expiresAtMs', '<=', ctx.now()),
          eb.and([eb('sessionId', '=', sessionId), eb('purpose', '=', purpose)]),
        ]),
      )
      .execute();
    await tx
      .insertInto('stepUps')
      .values({ id: randomUUID(), sessionId, userId: actor.id, purpose, expiresAtMs })
      .execute();
    const after = { purpose, expiresAtMs };
    await recordAudit(tx, ctx, {
      action: 'step_up.confirm',
      objectType: 'session',
      objectId: sessionId,
      after,
    });
  });
  return { purpose, expiresAtMs };
}
