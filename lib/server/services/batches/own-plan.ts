import 'server-only';
import type { RowOrder } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { redeployRefusal } from '@/lib/domain/event-states';
import { can, type Permission } from '@/lib/domain/permissions';
import type { DraftPlan } from '@/lib/domain/plan';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { RowException } from '@/lib/domain/schedule/row-wait';
import { DraftPlanSchema, type DraftRow, RowOrderSchema } from '@/lib/schemas/drafts';
import { type PlannedRecord, readPlannedRows } from '@/lib/server/db/queries/batch-plans';
import { type BatchRecord, findBatch } from '@/lib/server/db/queries/batches';
import type { Queryable } from '@/lib/server/db/schema';
import { draftExceptions } from '@/lib/server/services/batches/exceptions';
import { type Actor, requirePermission, type ServiceContext } from '@/lib/server/services/context';

type PlanPermission = Extract<Permission, 'batches.plan' | 'batches.submit'>;
type Person = Extract<Actor, { kind: 'user' }>;

/**
 * First line of the verbs about an own plan. On-call people plan nothing themselves, but plan again what the cloud has
 * refused: they get through here, and `requireOwnPlan` then lets them at such drafts of their own only.
 */
export function requirePlanner(ctx: ServiceContext, permission: PlanPermission): Person {
  const isRetrier = ctx.actor.kind === 'user' && can(ctx.actor.role, 'batches.retry');
  return requirePermission(ctx, isRetrier ? 'batches.retry' : permission);
}

/**
 * Throws DeskError `forbidden` `role` unless the person may plan, or the batch is a retry that they made. Neither of the
 * two facts ever changes, so it may be asked before the transaction.
 */
export async function requireOwnPlan(
  ctx: ServiceContext,
  { id, role }: Person,
  permission: PlanPermission,
  batchId: string,
): Promise<void> {
  if (can(role, permission)) return;
  const batch = await findBatch(ctx.store.db, batchId);
  if (batch?.createdBy === id && batch.retryOf !== null) return;
  throw new DeskError('forbidden', 'role', { role, permission });
}

/** An open draft of `actorId`. Throws DeskError `not_found` `draft` for anything else: also for another's draft. */
export async function loadOwnDraft(db: Queryable, draftId: string, actorId: string): Promise<BatchRecord> {
  const batch = await findBatch(db, draftId);
  if (!batch || batch.createdBy !== actorId) throw new DeskError('not_found', 'draft');
  if (batch.state !== 'draft') {
    throw new DeskError('conflict', 'already_submitted', { batchId: batch.id, number: batch.number });
  }
  return batch;
}

/** The error for a draft that could not be changed at `expectedRevision`. Never returns a reason for another's draft. */
export async function reviseRefusal(db: Queryable, draftId: string, actorId: string): Promise<DeskError> {
  const draft = await loadOwnDraft(db, draftId, actorId);
  return new DeskError('stale', 'draft_stale', { revision: draft.revision });
}

/** The rows of a draft in its planner's regions, in its order, with what is known of their events now. */
export async function loadDraftRows(db: Queryable, draftId: string, limit: RegionLimit): Promise<DraftRow[]> {
  const records = await readPlannedRows(db, draftId, limit);
  const exceptions = await draftExceptions(db, draftId);
  return records.map((record) => draftRow(record, exceptions.get(record.eventKey) ?? null));
}

/** The plan that `saveDraft` has stored. Throws when the column holds anything else. */
export function readPlan(planJson: string): DraftPlan {
  return DraftPlanSchema.parse(JSON.parse(planJson));
}

/** A row's own order; null when it follows the batch. Throws when the column holds anything but what `saveDraft` stores. */
export function readOverride(overrideJson: string | null): RowOrder | null {
  return overrideJson === null ? null : RowOrderSchema.parse(JSON.parse(overrideJson));
}

function draftRow(record: PlannedRecord, exception: RowException | null): DraftRow {
  const { eventType, eventStatus, goneAtMs } = record;
  const localDisk = record.localDisk ?? record.localDiskAtPlan;
  return {
    id: record.id,
    key: record.eventKey,
    eventId: record.eventId,
    resourceId: record.resourceId,
    eventType: eventType ?? record.typeAtPlan,
    eventLevel: record.eventLevel ?? record.levelAtPlan,
    eventStatus: eventStatus ?? '',
    instanceName: record.instanceName ?? record.nameAtPlan,
    regionId: record.regionId ?? record.regionIdAtPlan,
    regionName: record.regionName ?? record.regionNameAtPlan,
    dueAtMs: record.dueAtMs,
    dueIsEstimate: record.dueIsEstimate === 1,
    localDisk: localDisk === null ? null : localDisk === 1,
    override: readOverride(record.overrideJson),
    exception,
    notRedeployable: redeployRefusalNow({ eventType, eventStatus, goneAtMs }),
    heldBy: heldBy(record),
    prior: priorOf(record),
  };
}

/** Why the event cannot be redeployed as the mirror has it now, or null; `gone` when it does not know it. */
export function redeployRefusalNow({
  eventType,
  eventStatus,
  goneAtMs,
}: Pick<PlannedRecord, 'eventType' | 'eventStatus' | 'goneAtMs'>): DraftRow['notRedeployable'] {
  if (eventType === null || eventStatus === null) return 'gone';
  return redeployRefusal({ eventType, eventStatus, goneAtMs });
}

/** What became of the row in the batch that this draft retries; null in any other draft. */
function priorOf(record: PlannedRecord): DraftRow['prior'] {
  const { priorOutcome: outcome, priorReason: reason, priorCode: code, priorMessage: message } = record;
  return outcome === null ? null : { outcome, reason, code, message };
}

function heldBy(record: PlannedRecord): DraftRow['heldBy'] {
  const { holderId, holderNumber, holderTitle, holderCreatedByName } = record;
  if (holderId === null || holderNumber === null) return null;
  return {
    batchId: holderId,
    batchNumber: holderNumber,
    title: holderTitle ?? '',
    createdByName: holderCreatedByName ?? '',
  };
}
