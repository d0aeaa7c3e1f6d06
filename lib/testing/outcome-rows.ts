import 'server-only';
import type { Phase, RowFacts } from '@/lib/domain/outcomes';
import { insertBatchRows } from '@/lib/server/db/queries/batch-rows';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Store } from '@/lib/server/db/store';

/** For tests: what is known of a row that the cloud is to redeploy in an hour. */
export function plannedFacts(nowMs: number): RowFacts {
  const sinceMs = nowMs - 24 * 3_600_000;
  return {
    outcome: 'accepted',
    reason: null,
    eventType: 'Instance:SystemFailure.Redeploy',
    opsType: 'scheduled',
    planTimeMs: nowMs + 3_600_000,
    needsDecisionAtMs: null,
    leftAtMs: null,
    acceptedAtMs: sinceMs,
    cloudStatus: 'Scheduled',
    executingSinceMs: null,
    finalAtMs: null,
    absentReads: 0,
    absentSinceMs: null,
    instanceReads: 0,
    instanceOk: false,
    seenUpToMs: nowMs,
    updatedAtMs: sinceMs,
  };
}

/** For tests: rows `row-0`, `row-1`… of batch `batch-1` with these facts; those that are retried also stand in `batch-2`. */
export async function fillRows(
  store: Store,
  rows: readonly {
    facts: RowFacts;
    isRetried?: boolean;
    ack?: { phase: Phase; markMs: number } | null;
  }[],
): Promise<void> {
  await store.db
    .insertInto('batches')
    .values([batchOf('batch-1', 41, rows.length), batchOf('batch-2', 42, 1)])
    .execute();
  const lines = rows.flatMap(({ facts, isRetried }, index) => {
    const line = lineOf(facts, index);
    const again = {
      ...line,
      id: `again-${index}`,
      batchId: 'batch-2',
      outcome: 'queued' as const,
      reason: null,
    };
    return isRetried ? [line, { ...again, cloudStatus: null, finalAtMs: null }] : [line];
  });
  await insertBatchRows(store.db, lines);
  const acks = rows.flatMap(({ ack }, index) =>
    ack ? [{ rowId: `row-${index}`, ...ack, userId: 'u', userName: 'Lin', atMs: 1, note: '' }] : [],
  );
  for (const chunk of chunksOf(acks)) await store.db.insertInto('outcomeAcks').values(chunk).execute();
}

function batchOf(id: string, number: number, rowCount: number) {
  return {
    id,
    number,
    state: 'sent' as const,
    revision: 1,
    title: 'Night shift',
    note: '',
    planJson: '{}',
    zone: 'UTC',
    createdBy: 'u',
    createdByName: 'Lin',
    createdAtMs: 0,
    updatedAtMs: 0,
    rowCount,
  };
}

function lineOf({ instanceOk, ...facts }: RowFacts, index: number) {
  return {
    ...facts,
    id: `row-${index}`,
    batchId: 'batch-1',
    position: index,
    eventKey: `e-${index}/i-${index}`,
    eventId: `e-${index}`,
    resourceId: `i-${index}`,
    eventLevel: 'WARN',
    instanceName: `machine-${index}`,
    regionId: `cn-${index % 3}`,
    regionName: `Place ${index % 3}`,
    dueIsEstimate: 0,
    notBeforeSendMs: 0,
    nextFollowMs: 0,
    instanceOk: instanceOk ? 1 : 0,
  };
}
