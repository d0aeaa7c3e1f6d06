import 'server-only';
import type { RowOrder } from '@/lib/domain/batches';
import { whyNotRedeployable } from '@/lib/domain/event-states';
import type { DraftPlan } from '@/lib/domain/plan';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { DraftPlanSchema, type DraftRow, RowOrderSchema } from '@/lib/schemas/batches';
import { type PlannedRecord, readPlannedRows } from '@/lib/server/db/queries/batch-rows-plan';
import type { Queryable } from '@/lib/server/db/schema';

/** The rows of a draft in its planner's regions, in its order, with what is known of their events now. */
export async function loadDraftRows(db: Queryable, draftId: string, limit: RegionLimit): Promise<DraftRow[]> {
  const records = await readPlannedRows(db, draftId, limit);
  return records.map(draftRow);
}

/** The plan that `saveDraft` has stored. Throws when the column holds anything else. */
export function readPlan(planJson: string): DraftPlan {
  return DraftPlanSchema.parse(JSON.parse(planJson));
}

/** A row's own order; null when it follows the batch. Throws when the column holds anything but what `saveDraft` stores. */
export function readOverride(overrideJson: string | null): RowOrder | null {
  return overrideJson === null ? null : RowOrderSchema.parse(JSON.parse(overrideJson));
}

function draftRow(record: PlannedRecord): DraftRow {
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
    notRedeployable: whyNotNow({ eventType, eventStatus, goneAtMs }),
    heldBy: heldBy(record),
    prior: priorOf(record),
  };
}

/** Why the event cannot be redeployed as the mirror has it now, or null; `gone` when it does not know it. */
export function whyNotNow({
  eventType,
  eventStatus,
  goneAtMs,
}: Pick<PlannedRecord, 'eventType' | 'eventStatus' | 'goneAtMs'>): DraftRow['notRedeployable'] {
  if (eventType === null || eventStatus === null) return 'gone';
  return whyNotRedeployable({ eventType, eventStatus, goneAtMs });
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
