import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { isRole } from '@/lib/domain/permissions';
import {
  BeginSecondFactorInput,
  ConfirmSecondFactorInput,
  ResetSecondFactorInput,
  type SecondFactorSetUp,
  TurnOffSecondFactorInput,
} from '@/lib/schemas/account';
import { seal } from '@/lib/server/auth/secret-box';
import {
  hashRecoveryCode,
  newRecoveryCode,
  newTotpSecret,
  qrCode,
  totpAddress,
} from '@/lib/server/auth/totp';
import { readAuthSecret } from '@/lib/server/config';
import type { Tx } from '@/lib/server/db/schema';
import { endOtherSessionsIn } from '@/lib/server/services/account/sessions';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { factorOwner, requireCode } from '@/lib/server/services/second-factor/use-code';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { checkGrantProof, requireActingAdmin } from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, storeGrant } from '@/lib/server/services/users/grants';
import {
  endAllSessions,
  hasPassword,
  loadUser,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

/**
 * A new secret for the acting person's authenticator app, by their password. It asks nobody for anything until its first
 * code was right (confirm.ts).
 * Throws DeskError `conflict` `no_password` or `second_factor_on`, `forbidden` `password_wrong`, `rate_limited`.
 */
export async function beginSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof BeginSecondFactorInput>,
): Promise<SecondFactorSetUp> {
  const actor = requirePermission(ctx, 'events.read');
  const { stepUp } = parseInput(BeginSecondFactorInput, input);
  if (!(await hasPassword(ctx.store.db, actor.id))) throw new DeskError('conflict', 'no_password');
  await checkStepUp(ctx, stepUp);
  const secret = newTotpSecret();
  const sealed = seal(secret, factorOwner(actor.id), readAuthSecret(process.env));
  const email = await withTransaction(ctx, async (tx) => {
    const values = { secret: sealed, startedAtMs: ctx.now(), confirmedAtMs: null, lastStep: 0 };
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('secondFactors')
      .values({ userId: actor.id, ...values })
      .onConflict((conflict) =>
        conflict.column('userId').doUpdateSet(values).where('secondFactors.confirmedAtMs', 'is', null),
      )
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) throw new DeskError('conflict', 'second_factor_on');
    await recordAudit(tx, ctx, { action: 'second_factor.begin', objectType: 'user', objectId: actor.id });
    const user = await tx
      .selectFrom('user')
      .select('email')
      .where('id', '=', actor.id)
      .executeTakeFirstOrThrow();
    return user.email;
  });
  const address = totpAddress(secret, email);
  return { secret, address, qr: qrCode(address) };
}

/** How long the first code may take after the secret was shown (ms). */
const SET_UP_MAX_AGE_MS = 15 * 60_000;
export const RECOVERY_CODES = 10;

/**
 * Switches the acting person's second factor on, by the first code of their app; all their other sessions end. The
 * recovery codes are in the answer and nowhere else.
 * Throws DeskError `conflict` `set_up_over` when it must be begun anew, `forbidden` `code_wrong`, `rate_limited`.
 */
export async function confirmSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof ConfirmSecondFactorInput>,
): Promise<{ recoveryCodes: string[] }> {
  const actor = requirePermission(ctx, 'events.read');
  const { code } = parseInput(ConfirmSecondFactorInput, input);
  const pending = await ctx.store.db
    .selectFrom('secondFactors')
    .select('secret')
    .where('userId', '=', actor.id)
    .where('confirmedAtMs', 'is', null)
    .where('startedAtMs', '>', ctx.now() - SET_UP_MAX_AGE_MS)
    .executeTakeFirst();
  if (!pending) throw new DeskError('conflict', 'set_up_over');
  await requireCode(ctx, actor.id, code, true);
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await withTransaction(ctx, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('secondFactors')
      .set({ confirmedAtMs: ctx.now() })
      .where('userId', '=', actor.id)
      .where('secret', '=', pending.secret)
      .where('confirmedAtMs', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new DeskError('conflict', 'set_up_over');
    await tx.deleteFrom('recoveryCodes').where('userId', '=', actor.id).execute();
    const codes = recoveryCodes.map((text) => ({
      id: randomUUID(),
      userId: actor.id,
      codeHash: hashRecoveryCode(text),
      usedAtMs: null,
    }));
    await tx.insertInto('recoveryCodes').values(codes).execute();
    const sessionsEnded = await endOtherSessionsIn(tx, actor);
    const record = { action: 'second_factor.on', objectType: 'user', objectId: actor.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { sessionsEnded } });
  });
  return { recoveryCodes };
}

/**
 * Switches the acting person's second factor off, by password and code (of the app, or one for recovery); all their other
 * sessions end.
 * Throws DeskError `conflict` `second_factor_off`, `forbidden` `password_wrong` or `code_wrong`, `rate_limited`.
 */
export async function turnOffSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof TurnOffSecondFactorInput>,
): Promise<{ sessionsEnded: number }> {
  const actor = requirePermission(ctx, 'events.read');
  const { stepUp, code } = parseInput(TurnOffSecondFactorInput, input);
  await checkStepUp(ctx, stepUp);
  await requireCode(ctx, actor.id, code);
  return withTransaction(ctx, async (tx) => {
    if (!(await removeSecondFactorIn(tx, actor.id))) throw new DeskError('conflict', 'second_factor_off');
    const sessionsEnded = await endOtherSessionsIn(tx, actor);
    const record = { action: 'second_factor.off', objectType: 'user', objectId: actor.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { sessionsEnded } });
    return { sessionsEnded };
  });
}

/**
 * Takes away the second factor of somebody who has lost it, and ends all their sessions: an admin with their own password
 * again, or the command line. Nobody resets their own in the product; they turn it off. Whoever knows the person's
 * password can then sign in: the other admins are told of it as of a grant, and the log has a line.
 * Throws DeskError `not_found` `user`, `conflict` `second_factor_off`, `forbidden` `own_second_factor`, `grant_waits`,
 * `step_up` or `password_wrong`.
 */
export async function resetSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof ResetSecondFactorInput>,
): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email, stepUp } = parseInput(ResetSecondFactorInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const reset = await withTransaction(ctx, async (tx): Promise<Grant> => {
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    if (user.id === ctx.actor.id) throw new DeskError('forbidden', 'own_second_factor');
    if (ctx.actor.kind === 'user') await requireStepUpProof(tx, ctx, 'second_factor.reset', proof);
    if (!(await removeSecondFactorIn(tx, user.id))) throw new DeskError('conflict', 'second_factor_off');
    const sessionsEnded = await endAllSessions(tx, user.id);
    const record = { action: 'second_factor.reset', objectType: 'user', objectId: user.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { email, sessionsEnded } });
    const role = isRole(user.role) ? user.role : 'viewer';
    const grant: Grant = { kind: 'factor', userId: user.id, email, role };
    await storeGrant(tx, ctx, grant);
    return grant;
  });
  logGrant(ctx, reset, ctx.actor, 'second factor reset');
  return { email };
}

/** Takes a person's second factor away, with its recovery codes and what waits for a code. False when there was none. */
async function removeSecondFactorIn(tx: Tx, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('secondFactors')
    .where('userId', '=', userId)
    .where('confirmedAtMs', 'is not', null)
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  await tx.deleteFrom('signInSteps').where('userId', '=', userId).execute();
  return numDeletedRows > 0n;
}
