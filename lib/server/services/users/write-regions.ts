import 'server-only';
import {
  changedRight,
  isWider,
  limitJson,
  type RegionLimit,
  type RegionRight,
} from '@/lib/domain/region-limit';
import type { Tx } from '@/lib/server/db/schema';
import { endRequestsOf } from '@/lib/server/services/approvals/lost-requesters';
import type { ServiceContext } from '@/lib/server/services/context';
import type { GivenRight } from '@/lib/server/services/users/grants';
import { authDate, endAllSessions } from '@/lib/server/services/users/user-rows';

/**
 * Limits a user to other regions. Taking some counts at once: what they asked for and may not order any more ends, and so
 * do their sessions, with what their tabs hold. Writing the audit is the caller's.
 * @param counts from when a widening counts for decisions, and who gave it
 */
export async function writeRegions(
  tx: Tx,
  ctx: ServiceContext,
  user: { id: string; right: RegionRight },
  after: RegionLimit,
  counts: GivenRight = { fromMs: 0, givenBy: null },
): Promise<{ sessionsEnded: number; batchesStopped: number }> {
  const { id, right } = user;
  const next = changedRight(right, after, { atMs: ctx.now(), fromMs: counts.fromMs });
  await tx
    .updateTable('user')
    .set({
      regionsJson: limitJson(next.now),
      regionsBeforeJson: limitJson(next.before),
      regionsSinceMs: next.sinceMs,
      regionsFromMs: next.fromMs,
      ...(isWider(right.now, after) ? { regionsGivenBy: counts.givenBy } : {}),
      updatedAt: authDate(ctx.store.kind, ctx.now()),
    })
    .where('id', '=', id)
    .execute();
  if (!isWider(after, right.now)) return { sessionsEnded: 0, batchesStopped: 0 };
  const batchesStopped = await endRequestsOf(tx, ctx, id);
  return { sessionsEnded: await endAllSessions(tx, id), batchesStopped };
}
