import 'server-only';
import type { AccountPage, OwnSession, SecondFactorState } from '@/lib/schemas/account';
import type { Queryable } from '@/lib/server/db/schema';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { hasPassword } from '@/lib/server/services/users/user-rows';

/** What the page "Your account" shows: the acting person's own sessions and second factor, nobody else's. */
export async function readAccount(ctx: ServiceContext): Promise<AccountPage> {
  const actor = requirePermission(ctx, 'events.read');
  const { db } = ctx.store;
  const user = await db
    .selectFrom('user')
    .select(['email', 'name'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  const secondFactor = await readSecondFactor(db, actor.id);
  return { ...user, secondFactor, sessions: await readSessions(ctx, actor) };
}

/** Live ones, this one first, then the last used. */
async function readSessions(
  ctx: ServiceContext,
  actor: { id: string; sessionId: string },
): Promise<OwnSession[]> {
  const rows = await ctx.store.db
    .selectFrom('session')
    .select(['id', 'createdAt', 'updatedAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', actor.id)
    .execute();
  return rows
    .filter(({ expiresAt }) => atMs(expiresAt) > ctx.now())
    .map((row) => ({
      id: row.id,
      isThis: row.id === actor.sessionId,
      startedAtMs: atMs(row.createdAt),
      lastUsedAtMs: atMs(row.updatedAt),
      address: row.ipAddress || null,
      browser: row.userAgent || null,
    }))
    .sort((one, other) => Number(other.isThis) - Number(one.isThis) || other.lastUsedAtMs - one.lastUsedAtMs);
}

async function readSecondFactor(db: Queryable, userId: string): Promise<SecondFactorState | null> {
  if (!(await hasPassword(db, userId))) return null;
  const factor = await db
    .selectFrom('secondFactors')
    .select('confirmedAtMs')
    .where('userId', '=', userId)
    .executeTakeFirst();
  const left = await db
    .selectFrom('recoveryCodes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('usedAtMs', 'is', null)
    .executeTakeFirstOrThrow();
  return { onSinceMs: factor?.confirmedAtMs ?? null, recoveryCodesLeft: Number(left.count) };
}

/** Of an instant as better-auth's adapter keeps it (text or Date). */
function atMs(value: unknown): number {
  return value instanceof Date ? value.getTime() : Date.parse(String(value));
}
