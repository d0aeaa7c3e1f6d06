import 'server-only';
import type { z } from 'zod';
import { RejectInput, WithdrawInput } from '@/lib/schemas/batch-inputs';
import type { DecidedBatch } from '@/lib/schemas/batches';
import { lockBatchRecord } from '@/lib/server/db/queries/batches';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refuseImpersonated, requireMay } from '@/lib/server/services/batches/batch-facts';
import { endUnsent, settleRequest } from '@/lib/server/services/batches/end-request';
import { requireShown } from '@/lib/server/services/batches/load';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/batches/own-plan';
import { lockSeenPlan, storeDecision } from '@/lib/server/services/batches/seen-plan';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/read';

/**
 * Rejects a request with a comment: one rejection ends it, and its events are free. Its creator may change it and ask
 * again. Throws what `approve` throws, but never asks for the password: nothing is sent.
 */
export async function reject(ctx: ServiceContext, input: z.input<typeof RejectInput>): Promise<DecidedBatch> {
  const actor = requirePermission(ctx, 'batches.approve');
  const { comment, ...seen } = parseInput(RejectInput, input);
  refuseImpersonated(actor);
  await settleRequest(ctx, seen.batchId);
  return withTransaction(ctx, async (tx) => {
    const personCtx = { ...ctx, actor };
    const { batch, actor: person } = await lockSeenPlan(tx, personCtx, 'reject', seen);
    const personKey = person.person ?? person.id;
    await storeDecision(tx, personCtx, batch, { decision: 'reject', comment, personKey });
    const { version } = await currentPolicy(tx);
    const ended = await endUnsent(tx, ctx, batch, { to: 'rejected', reason: 'rejected' });
    await recordAudit(tx, ctx, {
      action: 'batch.reject',
      objectType: 'batch',
      objectId: batch.id,
      before: { state: batch.state },
      after: { state: 'rejected', revision: batch.revision, planHash: batch.planHash, comment, ...ended },
      policyVersion: version,
    });
    const content = { byName: actor.name, what: 'reject', comment };
    await recordBatchNotice(tx, ctx, { kind: 'approval.decided', batchId: batch.id, content });
    return { batchId: batch.id, number: batch.number, state: 'rejected' };
  });
}

/**
 * Takes an own request back for good, as long as nothing of it was sent; its events are free.
 * Throws DeskError `not_found` `batch`, `forbidden` `approval_not_creator`, `conflict` `approval_state`.
 */
export async function withdraw(
  ctx: ServiceContext,
  input: z.input<typeof WithdrawInput>,
): Promise<DecidedBatch> {
  const actor = requirePlanner(ctx, 'batches.submit');
  const { batchId, comment } = parseInput(WithdrawInput, input);
  await requireOwnPlan(ctx, actor, 'batches.submit', batchId);
  await settleRequest(ctx, batchId);
  return withTransaction(ctx, async (tx) => {
    const batch = await requireShown(tx, await lockBatchRecord(tx, batchId, ctx.now()), actor);
    await requireMay(tx, { ...ctx, actor }, 'withdraw', batch);
    const ended = await endUnsent(tx, ctx, batch, { to: 'withdrawn', reason: 'withdrawn' });
    await recordAudit(tx, ctx, {
      action: 'batch.withdraw',
      objectType: 'batch',
      objectId: batch.id,
      before: { state: batch.state },
      after: { state: 'withdrawn', revision: batch.revision, comment, ...ended },
    });
    return { batchId, number: batch.number, state: 'withdrawn' };
  });
}
