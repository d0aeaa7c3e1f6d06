import 'server-only';
import type { z } from 'zod';
import type { RowOutcome } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { outcomesToRetry } from '@/lib/domain/retry';
import { RetryInput } from '@/lib/schemas/batches';
import { readBatchRows } from '@/lib/server/db/queries/batch-rows';
import { recordAudit } from '@/lib/server/services/audit';
import { loadBatch } from '@/lib/server/services/batches/load';
import { withoutPast } from '@/lib/server/services/batches/replan';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { type CreatedDraft, storeDraft } from '@/lib/server/services/drafts/create';
import { readPlan } from '@/lib/server/services/drafts/planned-rows';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * A new draft of the actor's own with the events of a batch, in their regions, that the cloud refused or, for people who may plan, that
 * were never sent. Rows without an answer never come along: they are settled where they are. It starts as the
 * batch was planned, immediately or at a time that has not passed yet; the policy decides about the draft as about any other: a retry is no way around an approval.
 * Throws DeskError `not_found` `batch`, `conflict` `nothing_refused`.
 */
export async function retryRefused(
  ctx: ServiceContext,
  input: z.input<typeof RetryInput>,
): Promise<CreatedDraft> {
  const actor = requirePermission(ctx, 'batches.retry');
  const { batchId, title } = parseInput(RetryInput, input);
  return withTransaction(ctx, async (tx) => {
    const batch = await loadBatch(tx, batchId, actor);
    const outcomes: readonly (RowOutcome | null)[] = outcomesToRetry(batch, actor.role);
    const rows = await readBatchRows(tx, batchId, regionsOf(ctx));
    const keys = rows.filter(({ outcome }) => outcomes.includes(outcome)).map(({ eventKey }) => eventKey);
    if (keys.length === 0) throw new DeskError('conflict', 'nothing_refused');
    const draft = await storeDraft(tx, ctx, {
      actor,
      keys,
      zone: batch.zone,
      title: title?.trim() || batch.title,
      plan: withoutPast(readPlan(batch.planJson), ctx.now()),
      retryOf: batchId,
    });
    await recordAudit(tx, ctx, {
      action: 'batch.retry',
      objectType: 'batch',
      objectId: batchId,
      after: { draftId: draft.draftId, rows: draft.rowCount },
    });
    return draft;
  });
}
