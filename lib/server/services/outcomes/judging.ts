import 'server-only';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { BLIND_AFTER_MS, isPhase, nextStepOf } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { OutcomeFilter, OutcomeRow, OutcomeSight } from '@/lib/schemas/outcomes';
import type { OutcomeConditions, OutcomeRecord } from '@/lib/server/db/queries/outcomes';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import { readThresholds } from '@/lib/server/db/queries/outcomes-runs';
import { readScope } from '@/lib/server/db/queries/sync';
import { getOutcomeSettings } from '@/lib/server/outcome-config';
import type { ServiceContext } from '@/lib/server/services/context';

/** The moment and the limits by which this request judges phases. @param settings tests only: others than the process's */
export async function judgingOf(
  { store, now }: Pick<ServiceContext, 'store' | 'now'>,
  settings: OutcomeSettings = getOutcomeSettings(),
): Promise<Judging> {
  const nowMs = now();
  return { nowMs, thresholds: await readThresholds(store.db, settings, nowMs) };
}

export function outcomeConditions(filter: OutcomeFilter, limit: RegionLimit): OutcomeConditions {
  return {
    phases: filter.phase,
    regionIds: filter.region,
    batchId: filter.batch,
    instanceId: null,
    fromMs: filter.fromMs,
    toMs: filter.toMs,
    words: filter.q.split(/\s+/).filter((word) => word !== ''),
    onlyLookHere: filter.attention === 'open',
    limit,
  };
}

/**
 * How far the desk sees. A read of the mirror and one of following count alike; a slow mirror that was set up so is no
 * blindness. A desk that has never read anything is new, not blind.
 */
export async function readSight({ store, now }: ServiceContext): Promise<OutcomeSight> {
  const [open, follow] = [await readScope(store.db, 'open'), await readScope(store.db, 'follow')];
  const seenUpToMs = Math.max(open.lastSuccessMs ?? 0, follow.lastSuccessMs ?? 0);
  if (seenUpToMs === 0) return { seenUpToMs: null, blindSinceMs: null };
  const isBlind = now() - seenUpToMs > BLIND_AFTER_MS;
  return { seenUpToMs, blindSinceMs: isBlind ? seenUpToMs : null };
}

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
