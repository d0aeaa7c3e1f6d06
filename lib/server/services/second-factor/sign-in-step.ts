import 'server-only';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { codeInput } from '@/lib/schemas/sign-in';
import type { Client } from '@/lib/server/auth/client';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { knockOf, noteRefusal } from '@/lib/server/services/audit/note-refusal';
import { recordAudit } from '@/lib/server/services/audit/record';
import { STRANGER, withTransaction } from '@/lib/server/services/context';
import { requireCode } from '@/lib/server/services/second-factor/use-code';
import { beginSession, type SignedIn, type SignInDeps } from '@/lib/server/services/users/sessions';

/** How long the code may take after the password was right (ms). */
const STEP_MAX_AGE_MS = 5 * 60_000;

/**
 * Between password and code. Not a session: it opens nothing but the question for the code, ends after five minutes or
 * with the first right code, and works in this browser only. The store holds the hash of its 256 random bits.
 */
function stepCookie(baseUrl: string, token: string, maxAgeS: number): string {
  const secure = baseUrl.startsWith('https:');
  const name = stepCookieName(baseUrl);
  return `${name}=${token}; Max-Age=${maxAgeS}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

export function stepCookieName(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? '__Host-desk.sign_in_step' : 'desk.sign_in_step';
}

type Deps = SignInDeps & { baseUrl: string };

/** Asks for the code of a person who has a second factor, and whose password was right; null for everybody else. */
export async function beginStep(deps: Deps, userId: string) {
  const { db } = deps.store;
  const factor = await db
    .selectFrom('secondFactors')
    .select('userId')
    .where('userId', '=', userId)
    .where('confirmedAtMs', 'is not', null)
    .executeTakeFirst();
  if (!factor) return null;
  await db.deleteFrom('signInSteps').where('expiresAtMs', '<=', deps.now()).execute();
  const token = randomBytes(32).toString('base64url');
  const expiresAtMs = deps.now() + STEP_MAX_AGE_MS;
  await db
    .insertInto('signInSteps')
    .values({ id: randomUUID(), userId, tokenHash: hashToken(token), expiresAtMs })
    .execute();
  return { kind: 'code' as const, cookies: [stepCookie(deps.baseUrl, token, STEP_MAX_AGE_MS / 1000)] };
}

/**
 * The code to a session, in the browser in which the password was given.
 * Throws DeskError `invalid_input`; `unauthenticated` `step_over` when the password must be given again, `code_wrong`;
 * `rate_limited`.
 */
export async function finishStep(
  deps: Deps & { client: Client },
  requestHeaders: Headers,
  input: unknown,
): Promise<SignedIn> {
  const parsed = codeInput.safeParse(input);
  if (!parsed.success) throw new DeskError('invalid_input', 'code_wrong');
  const token = cookieOf(requestHeaders, stepCookieName(deps.baseUrl));
  const step = token === null ? null : await openStep(deps.store, hashToken(token), deps.now());
  if (!step) throw new DeskError('unauthenticated', 'step_over');
  const secondFactor = await requireCode(deps, step.userId, parsed.data.code).catch(
    async (error: unknown) => {
      if (!(error instanceof DeskError)) throw error;
      if (error.code === 'rate_limited') {
        const subject = { userId: step.userId };
        const knock = { action: 'session.refused', way: 'password', reason: 'rate_limited' } as const;
        noteRefusal(deps, { ...knock, ...knockOf(deps), subject });
      }
      if (error.reason !== 'code_wrong') throw error;
      await auditWrong(deps, step.userId);
      throw new DeskError('unauthenticated', 'code_wrong', {}, error);
    },
  );
  const { numDeletedRows } = await deps.store.db
    .deleteFrom('signInSteps')
    .where('id', '=', step.id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new DeskError('unauthenticated', 'step_over');
  const begun = await beginSession(deps, step.userId, { secondFactor });
  return { ...begun, cookies: [...begun.cookies, stepCookie(deps.baseUrl, '', 0)] };
}

/** Somebody knew the password: the trail must tell. At most as often as codes may be tried. */
async function auditWrong(deps: Deps & { client: Client }, userId: string): Promise<void> {
  log.warn({ correlationId: deps.correlationId, address: deps.address }, 'sign-in failed: wrong code');
  const ctx = { store: deps.store, actor: STRANGER, correlationId: deps.correlationId, now: deps.now };
  const record = { action: 'second_factor.wrong_code', objectType: 'user', objectId: userId } as const;
  const after = { client: deps.client };
  await withTransaction(deps, (tx) => recordAudit(tx, ctx, { ...record, after }));
}

function openStep(store: Store, tokenHash: string, nowMs: number) {
  return store.db
    .selectFrom('signInSteps')
    .innerJoin('user', 'user.id', 'signInSteps.userId')
    .select(['signInSteps.id', 'signInSteps.userId'])
    .where('tokenHash', '=', tokenHash)
    .where('expiresAtMs', '>', nowMs)
    .where('user.disabled', '=', 0)
    .executeTakeFirst();
}

function cookieOf(headers: Headers, name: string): string | null {
  const lines = (headers.get('cookie') ?? '').split(';').map((line) => line.trim());
  return lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) || null;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
