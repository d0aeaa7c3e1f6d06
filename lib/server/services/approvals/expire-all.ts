import 'server-only';
import { EXPIRABLE_STATES } from '@/lib/domain/batch-states';
import { readRunOut } from '@/lib/server/db/queries/inbox';
import { settleRequest } from '@/lib/server/services/approvals/end-request';
import type { ServiceContext } from '@/lib/server/services/context';

/** Ends all requests that have run out; returns how many there were. The job's alone: nobody's look changes a request. */
export async function settleRunOut(ctx: ServiceContext): Promise<number> {
  const ids = await readRunOut(ctx.store.db, EXPIRABLE_STATES, ctx.now());
  for (const id of ids) await settleRequest(ctx, id);
  return ids.length;
}
