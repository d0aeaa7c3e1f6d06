import 'server-only';
import { LOOSENED_MS } from '@/lib/domain/schedule/rule-limits';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { StoredRuleSchema } from '@/lib/schemas/time-rules';
import { readLoosenings } from '@/lib/server/db/queries/time-rule-records';
import type { Queryable } from '@/lib/server/db/schema';

/**
 * Which of these rules the person loosened within the last day: until then they may not approve a batch that profits from
 * it (R11).
 * @returns ids, each once, in the order in which they were loosened
 */
export async function loosenedLately(
  db: Queryable,
  userId: string,
  ruleIds: readonly string[],
  nowMs: number,
): Promise<string[]> {
  const found = await readLoosenings(db, { userId, ruleIds, sinceMs: nowMs - LOOSENED_MS });
  return [...new Set(found.map(({ ruleId }) => ruleId))];
}

/**
 * The rules that the person loosened within the last day, as each was before the first of these changes: a row profits
 * when these would hold it back. A rule that was new (a window more) has no form before, and is left out.
 */
export async function rulesBeforeLoosening(
  db: Queryable,
  userId: string,
  nowMs: number,
): Promise<TimeRule[]> {
  const found = await readLoosenings(db, { userId, ruleIds: null, sinceMs: nowMs - LOOSENED_MS });
  const first = new Map<string, TimeRule>();
  for (const { ruleId, beforeJson } of found) {
    if (beforeJson !== null && !first.has(ruleId)) {
      first.set(ruleId, StoredRuleSchema.parse(JSON.parse(beforeJson)));
    }
  }
  return [...first.values()];
}
