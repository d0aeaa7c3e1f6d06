import 'server-only';
import { LOOSENED_MS } from '@/lib/domain/schedule/rule-limits';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { StoredRuleSchema } from '@/lib/schemas/time-rules';
import { readLoosenings } from '@/lib/server/db/queries/time-rule-records';
import type { Queryable } from '@/lib/server/db/schema';

/**
 * The rules that a person loosened within the last day, as each was before the first of these changes: until then they may
 * not approve a batch that profits from it (R11), and a row profits when these would hold it back. A rule that was new (a window more) has no form before, and is left out.
 */
export async function rulesBeforeLoosening(
  db: Queryable,
  accountIds: readonly string[],
  nowMs: number,
): Promise<TimeRule[]> {
  const found = await readLoosenings(db, { userIds: accountIds, sinceMs: nowMs - LOOSENED_MS });
  const first = new Map<string, TimeRule>();
  for (const { ruleId, beforeJson } of found) {
    if (beforeJson !== null && !first.has(ruleId)) {
      first.set(ruleId, StoredRuleSchema.parse(JSON.parse(beforeJson)));
    }
  }
  return [...first.values()];
}
