import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { inTurn } from '@/lib/server/auth/in-turn';
import { unseal } from '@/lib/server/auth/secret-box';
import { hashRecoveryCode, stepOfCode } from '@/lib/server/auth/totp';
import { readAuthSecret } from '@/lib/server/config';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';

/** Wrong codes of one person in WINDOW_MS, over all their sessions and sign-ins: 480 of a million a day. */
export const MAX_WRONG_CODES = 5;
export const CODE_WINDOW_MS = 15 * 60_000;
const MAX_WAITING = 10;

export type CodeDeps = { store: Store; now: () => number };
export type CodeKind = 'app' | 'recovery';

/**
 * Whether `code` is right for the person's second factor, and uses it up: a code of the app counts once, and so does a
 * recovery code. Tries of one person take turns. `pending`: for the first code, while the factor is being set up.
 * Throws DeskError `forbidden` `code_wrong` (one answer for wrong, old and used ones), `rate_limited` `sign_in`.
 */
export async function requireCode(
  deps: CodeDeps,
  userId: string,
  code: string,
  pending = false,
): Promise<CodeKind> {
  const { db } = deps.store;
  const key = codeLimitKey(userId);
  const kind = await inTurn(key, MAX_WAITING, async () => {
    const retryAfterS = await blockedForS(db, key, MAX_WRONG_CODES, deps.now(), CODE_WINDOW_MS);
    if (retryAfterS > 0) throw new DeskError('rate_limited', 'sign_in', { retryAfterS });
    if (await usesAppCode(deps, userId, code, pending)) return 'app' as const;
    if (!pending && (await usesRecoveryCode(deps, userId, code))) return 'recovery' as const;
    await countFailure(db, key, deps.now(), CODE_WINDOW_MS);
    throw new DeskError('forbidden', 'code_wrong');
  });
  if (kind === null) throw new DeskError('rate_limited', 'sign_in', { retryAfterS: 1 });
  return kind;
}

export function codeLimitKey(userId: string): string {
  return `second-factor:user:${userId}`;
}

/** What a person's sealed secret is bound to. */
export function factorOwner(userId: string): string {
  return `second-factor:${userId}`;
}

/** One statement decides, so that of two tries at once with the same code one counts. */
async function usesAppCode({ store, now }: CodeDeps, userId: string, code: string, pending: boolean) {
  const factor = await store.db
    .selectFrom('secondFactors')
    .select(['secret', 'confirmedAtMs'])
    .where('userId', '=', userId)
    .executeTakeFirst();
  if (!factor || (factor.confirmedAtMs === null) !== pending) return false;
  const secret = secretOf(factor.secret, userId);
  const step = secret === null ? null : stepOfCode(secret, code.replace(/\s/g, ''), now());
  if (step === null) return false;
  const { numUpdatedRows } = await store.db
    .updateTable('secondFactors')
    .set({ lastStep: step })
    .where('userId', '=', userId)
    .where('secret', '=', factor.secret)
    .where('lastStep', '<', step)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Null when AUTH_SECRET is another one than when it was set up: then only recovery codes and a reset help. */
function secretOf(sealed: string, userId: string): string | null {
  try {
    return unseal(sealed, factorOwner(userId), readAuthSecret(process.env));
  } catch (error) {
    log.error({ err: error }, 'a second factor cannot be read: was AUTH_SECRET changed?');
    return null;
  }
}

async function usesRecoveryCode({ store, now }: CodeDeps, userId: string, code: string): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('recoveryCodes')
    .set({ usedAtMs: now() })
    .where('userId', '=', userId)
    .where('codeHash', '=', hashRecoveryCode(code))
    .where('usedAtMs', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
