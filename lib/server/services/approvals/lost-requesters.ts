import 'server-only';
import type { BatchState } from '@/lib/domain/batches';
import { limitOf } from '@/lib/domain/region-limit';
import { requesterStands } from '@/lib/domain/release';
import { readRequestersIn } from '@/lib/server/db/queries/approvals';
import { lockBatchRecord } from '@/lib/server/db/queries/batches';
import { hasRowBeyond } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { doesRequesterStand } from '@/lib/server/services/approvals/judge-release';
import { haltIn } from '@/lib/server/services/approvals/stop-sending';
import { requireSystem, type ServiceContext, withTransaction } from '@/lib/server/services/context';

/** The states in which rows of a batch may still leave, now or after an approval. */
const LEAVING: readonly BatchState[] = ['awaiting_approval', 'approved', 'sending'];

/**
 * Ends what somebody asked for who may order no more, waiting or on its way; part of the transaction that took their
 * right. That it is given back later revives nothing. Returns how many batches it ended.
 */
export async function endRequestsOf(tx: Tx, ctx: ServiceContext, userId: string): Promise<number> {
  const lost = (await readLost(tx)).filter(({ requesterId }) => requesterId === userId);
  let ended = 0;
  // In one order, so that two who end the same batches do not wait for each other.
  for (const { id } of lost) if (await endIn(tx, ctx, id)) ended += 1;
  return ended;
}

/** The same for everybody, whatever took their right; each batch in a transaction of its own. */
export async function endLostRequests(ctx: ServiceContext): Promise<number> {
  requireSystem(ctx);
  let ended = 0;
  for (const { id } of await readLost(ctx.store.db)) {
    if (await withTransaction(ctx, (tx) => endIn(tx, ctx, id))) ended += 1;
  }
  return ended;
}

async function readLost(db: Queryable) {
  const lost = [];
  for (const one of await readRequestersIn(db, LEAVING)) {
    const coversRows = !(await hasRowBeyond(db, one.id, limitOf(one.role, one.regionsJson)));
    if (!requesterStands(one, { isRetry: one.retryOf !== null, coversRows })) lost.push(one);
  }
  return lost;
}

async function endIn(tx: Tx, ctx: ServiceContext, batchId: string): Promise<boolean> {
  const batch = await lockBatchRecord(tx, batchId, ctx.now());
  if (!batch || !LEAVING.includes(batch.state) || (await doesRequesterStand(tx, batch))) return false;
  await haltIn(tx, ctx, batch, 'requester_lost');
  return true;
}
