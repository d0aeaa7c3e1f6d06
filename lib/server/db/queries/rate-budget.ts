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

/** The budget of all reads of the account. The inventory waits for it; the others only charge it. */
export const READS_BUDGET = 'reads';

/** A budget of which nobody has taken anything yet: the store knows nothing of it. */
const UNUSED: Budget = { tokens: 1, updatedAtMs: 0, pausedUntilMs: 0, pauseReason: null, strikes: 0 };

/** Another server was quicker: its token is gone, and after so long it is asked again (ms). */
const LOST_RACE_MS = 1;

export async function readBudget(db: Queryable, name: string): Promise<Budget> {
  const row = await db
    .selectFrom('rateBudgets')
    .select(['tokens', 'updatedAtMs', 'pausedUntilMs', 'pauseReason', 'strikes'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? UNUSED;
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
  return takeTokenOf(db, request, await readBudget(db, request.name));
}

/**
 * How long to wait before a token may be there (ms), by a budget that was just read; takes nothing. 0 after the clock
 * went back: then `takeToken` must put the time down.
 */
export function tokenWaitMs(budget: Budget, perSecond: number, nowMs: number): number {
  const isKnown = budget !== UNUSED && budget.updatedAtMs <= nowMs;
  return isKnown ? waitOf(tokensAt(budget, perSecond, nowMs), perSecond) : 0;
}

/** As `takeToken`, for who has just read the budget. */
export async function takeTokenOf(
  db: Queryable,
  { name, perSecond, nowMs }: { name: string; perSecond: number; nowMs: number },
  before: Budget,
): Promise<number> {
  if (before === UNUSED) return insertUsed(db, name, nowMs);
  const tokens = tokensAt(before, perSecond, nowMs);
  const waitMs = waitOf(tokens, perSecond);
  const isEnough = waitMs === 0;
  // What comes back is a matter of time, and is written with the next token; only a clock that went back is put down.
  if (!isEnough && before.updatedAtMs <= nowMs) return waitMs;
  const { numUpdatedRows } = await db
    .updateTable('rateBudgets')
    .set({ tokens: isEnough ? tokens - 1 : tokens, updatedAtMs: nowMs })
    .where('name', '=', name)
    .where('tokens', '=', before.tokens)
    .where('updatedAtMs', '=', before.updatedAtMs)
    // A pause that another server or answer has stored meanwhile counts.
    .where('pausedUntilMs', '=', before.pausedUntilMs)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? waitMs : LOST_RACE_MS;
}

/** Tokens that reads may owe, so that whoever waits for the budget is never kept waiting for long by one burst. */
const MOST_DEBT = 3;

/**
 * Takes one token without waiting, for who goes first: whoever waits for the budget waits longer. Nothing happens before
 * somebody has waited for the budget at all.
 */
export async function chargeToken(db: Queryable, name: string): Promise<void> {
  await db
    .updateTable('rateBudgets')
    .set({ tokens: sql`tokens - 1` })
    .where('name', '=', name)
    .where('tokens', '>', 1 - MOST_DEBT)
    .execute();
}

async function insertUsed(db: Queryable, name: string, nowMs: number): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('rateBudgets')
    .values({ ...UNUSED, name, tokens: UNUSED.tokens - 1, updatedAtMs: nowMs })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? 0 : LOST_RACE_MS;
}

/** How long until a bucket with so many tokens has a whole one (ms); 0: it has. */
function waitOf(tokens: number, perSecond: number): number {
  return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 1_000) / perSecond));
}

/** What a bucket holds at `nowMs`. After a jump back of the clock it fills at the old rate from now, not in an hour. */
function tokensAt(budget: Budget, perSecond: number, nowMs: number): number {
  const sinceMs = Math.max(0, nowMs - budget.updatedAtMs);
  return Math.min(MOST_TOKENS, budget.tokens + (sinceMs * perSecond) / 1_000);
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
