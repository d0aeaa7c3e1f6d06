import 'server-only';
import type { z } from 'zod';
import { type DecidedBatch, RejectInput } from '@/lib/schemas/approvals';
import { lockSeenPlan, storeDecision } from '@/lib/server/services/approvals/decide';
import { endUnsent, settleRequest } from '@/lib/server/services/approvals/end-request';
import { refuseImpersonated } from '@/lib/server/services/approvals/refuse';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/current';

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
