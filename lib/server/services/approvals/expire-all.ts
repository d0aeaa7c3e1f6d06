import 'server-only';
import { EXPIRABLE_STATES } from '@/lib/domain/batch-states';
import { readRunOut } from '@/lib/server/db/queries/inbox';
import { settleRequest } from '@/lib/server/services/approvals/end-request';
import type { ServiceContext } from '@/lib/server/services/context';

/** Ends all requests that have run out; returns how many there were. Called by the job and by whoever looks at the inbox. */
export async function settleRunOut(ctx: ServiceContext): Promise<number> {
  const ids = await readRunOut(ctx.store.db, EXPIRABLE_STATES, ctx.now());
  for (const id of ids) await settleRequest(ctx, id);
  return ids.length;
}
