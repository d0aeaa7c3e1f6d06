import 'server-only';
import { EXPIRABLE_STATES } from '@/lib/domain/batch-states';
import { readRunOut } from '@/lib/server/db/queries/inbox';
import { bySystem, settleRequest } from '@/lib/server/services/approvals/end-request';
import { giveUpAllLateRows } from '@/lib/server/services/approvals/late-rows';
import { endLostRequests } from '@/lib/server/services/approvals/lost-requesters';
import type { ServiceContext } from '@/lib/server/services/context';

/**
 * Ends all requests that have run out, and those whose requester may order no more, and gives up the rows of batches on
 * their way that did not leave in time. Returns how many batches and rows there were. The job's alone:
 * nobody's look changes a request.
 */
export async function settleRunOut(ctx: ServiceContext): Promise<number> {
  const ids = await readRunOut(ctx.store.db, EXPIRABLE_STATES, ctx.now());
  for (const id of ids) await settleRequest(ctx, id);
  return ids.length + (await endLostRequests(bySystem(ctx))) + (await giveUpAllLateRows(bySystem(ctx)));
}
