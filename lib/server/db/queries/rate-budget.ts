import 'server-only';
import { sql } from 'kysely';
import { MAX_PAUSE_MS } from '@/lib/domain/pacing';
import type { Queryable } from '@/lib/server/db/schema';

/**
 * A budget of calls that all servers of a store share: a token bucket that lets one call go at a time, and a pause that
 * one server's throttling puts on all.
 */
export type Budget = {
  tokens: number;
  updatedAtMs: number;
  pausedUntilMs: number;
  pauseReason: string | null;
  strikes: number;
};

/**
 * Tokens that a rest saves up. The half above one makes up for a timer or a commit that came late; less than two, so that
 * two calls never leave at once, and no second holds more than the rate and the one call that begins it.
 */
const MOST_TOKENS = 1.5;

/** The budget of the account's BatchEventRedeployInstance calls. */
export const REDEPLOY_BUDGET = 'redeploy';

const FULL: Budget = { tokens: 1, updatedAtMs: 0, pausedUntilMs: 0, pauseReason: null, strikes: 0 };

export async function readBudget(db: Queryable, name: string): Promise<Budget> {
  const row = await db
    .selectFrom('rateBudgets')
    .select(['tokens', 'updatedAtMs', 'pausedUntilMs', 'pauseReason', 'strikes'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? FULL;
}

/** The pause at `nowMs`, if any. A clock that jumped back cannot make it longer than any pause is. */
export function pauseOf(budget: Budget, nowMs: number): { reason: string; untilMs: number } | null {
  const untilMs = Math.min(budget.pausedUntilMs, nowMs + MAX_PAUSE_MS);
  return budget.pauseReason !== null && untilMs > nowMs ? { reason: budget.pauseReason, untilMs } : null;
}

/**
 * Takes one token at `nowMs`. Returns 0 when it was taken, else how long to wait before asking again (ms).
 * @param perSecond tokens that come back each second, above 0
 */
export async function takeToken(
  db: Queryable,
  request: { name: string; perSecond: number; nowMs: number },
): Promise<number> {
  const { name, perSecond, nowMs } = request;
  await db
    .insertInto('rateBudgets')
    .values({ name, ...FULL, updatedAtMs: nowMs })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const before = await readBudget(db, name);
  // After a jump back of the clock the bucket starts anew from now: it fills at the old rate, not in an hour.
  const sinceMs = Math.max(0, nowMs - before.updatedAtMs);
  const tokens = Math.min(MOST_TOKENS, before.tokens + (sinceMs * perSecond) / 1_000);
  const isEnough = tokens >= 1;
  const { numUpdatedRows } = await db
    .updateTable('rateBudgets')
    .set({ tokens: isEnough ? tokens - 1 : tokens, updatedAtMs: nowMs })
    .where('name', '=', name)
    .where('tokens', '=', before.tokens)
    .where('updatedAtMs', '=', before.updatedAtMs)
    .executeTakeFirst();
  // Another server was quicker: its token is gone, ask again.
  if (numUpdatedRows === 0n) return 1;
  return isEnough ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 1_000) / perSecond));
}

/** Puts a pause on the budget and counts it. */
export async function pauseBudget(
  db: Queryable,
  pause: { name: string; untilMs: number; reason: string },
): Promise<void> {
  await db
    .updateTable('rateBudgets')
    .set({ pausedUntilMs: pause.untilMs, pauseReason: pause.reason, strikes: sql`strikes + 1` })
    .where('name', '=', pause.name)
    .execute();
}

/**
 * Makes the pause that is in force longer, if `untilMs` is later, and counts nothing: the answer came to a call that was
 * under way before the pause, so the cloud has said the same thing twice.
 */
export async function extendPause(
  db: Queryable,
  pause: { name: string; untilMs: number; reason: string },
): Promise<void> {
  await db
    .updateTable('rateBudgets')
    .set({ pausedUntilMs: pause.untilMs, pauseReason: pause.reason })
    .where('name', '=', pause.name)
    .where('pausedUntilMs', '<', pause.untilMs)
    .execute();
}

/**
 * A call got through: no pause, and the next one starts short again. Only if it left when no pause was in force: one that
 * was under way before says nothing about now.
 * @param leftAtMs when it left (epoch ms)
 */
export async function clearPause(db: Queryable, name: string, leftAtMs: number): Promise<void> {
  await db
    .updateTable('rateBudgets')
    .set({ pausedUntilMs: 0, pauseReason: null, strikes: 0 })
    .where('name', '=', name)
    .where('strikes', '>', 0)
    .where('pausedUntilMs', '<=', leftAtMs)
    .execute();
}
