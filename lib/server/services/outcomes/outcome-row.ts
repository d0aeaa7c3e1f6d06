import 'server-only';
import { isPhase, nextStepOf } from '@/lib/domain/outcomes';
import type { OutcomeRow } from '@/lib/schemas/outcomes';
import type { OutcomeRecord } from '@/lib/server/db/queries/outcomes';

/** The only account until several are built. */
const ACCOUNT = 'default';

/** A judged row as lists and files show it; null for one without a phase. */
export function outcomeRow(row: OutcomeRecord): OutcomeRow | null {
  if (row.phase === null || !isPhase(row.phase)) return null;
  const isAnswered = row.isRetried === 1;
  return {
    account: ACCOUNT,
    instanceId: row.resourceId,
    instanceName: row.instanceName,
    regionId: row.regionId,
    regionName: row.regionName,
    phase: row.phase,
    phaseSinceMs: Number(row.sinceMs ?? 0),
    looksHere: row.looksHere === 1,
    opsType: row.opsType ?? 'immediate',
    planTimeMs: row.planTimeMs,
    dueAtMs: row.dueAtMs,
    dueIsEstimate: row.dueIsEstimate === 1,
    acceptedAtMs: row.acceptedAtMs,
    executingSinceMs: row.executingSinceMs,
    finalAtMs: row.finalAtMs,
    cloudStatus: row.cloudStatus,
    seenAtMs: row.seenUpToMs,
    batchId: row.batchId,
    batchNumber: row.batchNumber,
    batchTitle: row.batchTitle,
    rowId: row.id,
    eventId: row.eventId,
    requestId: row.requestId,
    code: row.code,
    reason: row.reason,
    nextStep: isAnswered ? 'wait' : nextStepOf(row.phase),
    ackBy: row.ackBy,
    ackAtMs: row.ackAtMs,
    ackNote: row.ackNote,
  };
}
