import 'server-only';
import { EXPIRABLE_STATES } from '@/lib/domain/batch-states';
import { type OpsType, ROW_OUTCOMES, type RowOutcome } from '@/lib/domain/batches';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { deliveryOf } from '@/lib/domain/schedule/delivery';
import type { BatchCall, BatchRow, BatchSummary, OutcomeCounts, RowDecision } from '@/lib/schemas/batches';
import type { BatchRowRecord } from '@/lib/server/db/queries/batch-rows';
import type { BatchListRow } from '@/lib/server/db/queries/batches-page';
import type { CallRecord } from '@/lib/server/db/queries/calls';
import type { RowDecisionRecord } from '@/lib/server/db/queries/outcome-remarks';
import { readSights } from '@/lib/server/services/batches/lost-order';
import { readWait } from '@/lib/server/services/batches/row-wait';

export function emptyCounts(): OutcomeCounts {
  return { queued: 0, sending: 0, accepted: 0, refused: 0, unknown: 0, skipped: 0 };
}

export function countByOutcome(
  rows: readonly { outcome: RowOutcome | null; count?: number }[],
): OutcomeCounts {
  const counts = emptyCounts();
  for (const { outcome, count = 1 } of rows) {
    if (outcome !== null && ROW_OUTCOMES.includes(outcome)) counts[outcome] += count;
  }
  return counts;
}

/** @param rowsElsewhere rows beyond the reader's regions: no more than their number is told */
export function batchSummary(batch: BatchListRow, counts: OutcomeCounts, rowsElsewhere = 0): BatchSummary {
  return {
    id: batch.id,
    number: batch.number,
    state: batch.state,
    revision: batch.revision,
    title: batch.title,
    createdBy: batch.createdBy,
    createdByName: batch.createdByName,
    createdAtMs: batch.createdAtMs,
    submittedAtMs: batch.submittedAtMs,
    endedAtMs: batch.endedAtMs,
    rowCount: batch.rowCount - rowsElsewhere,
    rowsElsewhere,
    counts,
    glassBroken: batch.glassBroken === 1,
    stopCause: batch.stopCause,
    expiresAtMs: EXPIRABLE_STATES.includes(batch.state) ? batch.expiresAtMs : null,
  };
}

/**
 * A row of a submitted batch; none for a draft's, which have no order and no outcome yet.
 * @param regions of the reader: who is limited is not told which instances fill a budget
 */
export function batchRow(record: BatchRowRecord, regions: RegionLimit): BatchRow[] {
  const { outcome, opsType } = record;
  if (outcome === null || opsType === null) return [];
  return [
    {
      ...copiedColumns(record),
      ...timeOf({ ...record, opsType, outcome }, regions),
      ...settlingOf(record),
      opsType,
      outcome,
      localDisk: flagOf(record.localDisk),
    },
  ];
}

function copiedColumns(record: BatchRowRecord) {
  return {
    id: record.id,
    eventId: record.eventId,
    resourceId: record.resourceId,
    instanceName: record.instanceName,
    regionId: record.regionId,
    regionName: record.regionName,
    planTimeMs: record.planTimeMs,
    reason: record.reason,
    code: record.code,
    message: record.message,
    requestId: record.requestId,
    cloudStatus: record.cloudStatus,
    cloudStatusAtMs: record.cloudStatusAtMs,
    dueAtMs: record.dueAtMs,
  };
}

function timeOf(record: BatchRowRecord & { opsType: OpsType; outcome: RowOutcome }, regions: RegionLimit) {
  const { earliestMs, latestMs, waveNo, outcome, reason } = record;
  const known = outcome === 'queued' ? readWait(record.waitJson) : null;
  const wait = known && regions !== null ? { ...known, down: [] } : known;
  const waitReason = outcome === 'queued' && reason?.startsWith('waiting_') ? reason : null;
  const waitUntilMs = wait ? record.waitUntilMs : null;
  return { delivery: deliveryOf(record), earliestMs, latestMs, waveNo, waitReason, waitUntilMs, wait };
}

function settlingOf(record: BatchRowRecord) {
  return {
    callId: record.callId,
    attempt: record.attempt,
    statusBefore: record.statusAtSubmit,
    needsDecisionAtMs: record.needsDecisionAtMs,
    decisionCause: record.decisionCause,
    leftAtMs: record.leftAtMs,
    sights: readSights(record.sightsJson),
  };
}

function flagOf(flag: number | null): boolean | null {
  return flag === null ? null : flag === 1;
}

/** @param mixed ids of calls that also carried rows beyond the reader's regions: what the cloud wrote may name those */
export function batchCall(call: CallRecord, mixed: ReadonlySet<string>): BatchCall {
  return {
    id: call.id,
    state: call.state,
    rowCount: call.rowCount,
    startedAtMs: call.startedAtMs,
    endedAtMs: call.endedAtMs,
    httpStatus: call.httpStatus,
    requestId: call.requestId,
    vendorCode: call.vendorCode,
    vendorMessage: mixed.has(call.id) ? null : call.vendorMessage,
  };
}

export function rowDecision(record: RowDecisionRecord): RowDecision {
  return {
    rowId: record.rowId,
    attempt: record.attempt,
    callId: record.callId,
    decision: record.decision,
    reason: record.reason,
    decidedByName: record.decidedByName,
    decidedAtMs: record.decidedAtMs,
  };
}
