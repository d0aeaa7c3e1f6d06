import 'server-only';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Queryable } from '@/lib/server/db/schema';

/** Counting window of failed sign-ins (ms). */
const WINDOW_MS = 60_000;
/** Counts older than this are removed (ms). */
const KEEP_MS = 3_600_000;

/** Seconds until `key` may try again; 0 when it may now. `windowMs`: at most KEEP_MS, and the same for both. */
export async function blockedForS(
  db: Queryable,
  key: string,
  max: number,
  nowMs: number,
  windowMs: number = WINDOW_MS,
): Promise<number> {
  const row = await db
    .selectFrom('rateLimit')
    .select(['count', 'lastRequest'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row || row.count < max) return 0;
  return Math.max(0, Math.ceil((row.lastRequest + windowMs - nowMs) / 1000));
}

/** Counts one failure of `key`: one statement, so that failures of several servers add up. */
export async function countFailure(
  db: Queryable,
  key: string,
  nowMs: number,
  windowMs: number = WINDOW_MS,
): Promise<void> {
  const expired = sql<boolean>`"rateLimit"."lastRequest" <= ${nowMs - windowMs}`;
  await db
    .insertInto('rateLimit')
    .values({ id: randomUUID(), key, count: 1, lastRequest: nowMs })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql`case when ${expired} then 1 else "rateLimit"."count" + 1 end`,
        lastRequest: sql`case when ${expired} then ${nowMs} else "rateLimit"."lastRequest" end`,
      }),
    )
    .execute();
  await db
    .deleteFrom('rateLimit')
    .where('lastRequest', '<', nowMs - KEEP_MS)
    .execute();
}
