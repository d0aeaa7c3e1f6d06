import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { lockBatch } from '@/lib/server/db/queries/batches';
import {
  readFollowedCounts,
  readUntoldBatches,
  saveFollowedCounts,
} from '@/lib/server/db/queries/outcomes-told';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import type { EnsClient } from '@/lib/server/ens/types';
import type { JobLog } from '@/lib/server/jobs/runtime/job';
import { jobContext } from '@/lib/server/jobs/runtime/job';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';

/** Of one batch, the trail is told at most so often (ms): one of 10,000 rows changes every few seconds for hours. */
export const TOLD_EVERY_MS = 300_000;
/** Batches told of in one turn. */
const MAX_BATCHES = 100;

const countsSchema = z.record(z.string(), z.number());

/**
 * Tells the audit trail that the cloud's status of rows was read and had changed: the first change by itself, later ones
 * together, at most TOLD_EVERY_MS after. The counts wait in the store, in the transaction of the change. The batch must be locked.
 * @param counts rows by the status that they have now @param atOnce whatever waits is told now
 */
export async function tellFollowed(
  tx: Tx,
  ctx: ServiceContext,
  told: { batchId: string; counts: ReadonlyMap<string, number>; atOnce: boolean },
): Promise<void> {
  const { batchId, counts, atOnce } = told;
  const nowMs = ctx.now();
  const known = await readFollowedCounts(tx, batchId);
  const sum = countsSchema.parse(JSON.parse(known?.countsJson ?? '{}'));
  for (const [status, count] of counts) sum[status] = (sum[status] ?? 0) + count;
  if (Object.keys(sum).length === 0) return;
  if (known && !atOnce && nowMs - known.toldAtMs < TOLD_EVERY_MS) {
    await saveFollowedCounts(tx, { ...known, countsJson: JSON.stringify(sum) });
    return;
  }
  await recordAudit(tx, ctx, {
    action: 'rows.follow',
    objectType: 'batch',
    objectId: batchId,
    after: { cloudStatus: sum },
  });
  await saveFollowedCounts(tx, { batchId, toldAtMs: nowMs, countsJson: '{}' });
}

/** Batches whose changes have waited long enough to be told. */
export async function readWhatWaits(deps: TrackDeps): Promise<string[]> {
  return readUntoldBatches(deps.store.db, deps.now() - TOLD_EVERY_MS, MAX_BATCHES);
}

/** Tells the trail what has waited long enough. */
export async function tellWhatWaits(deps: TrackDeps): Promise<void> {
  for (const batchId of await readWhatWaits(deps)) {
    await withTransaction(deps, async (tx) => {
      await lockBatch(tx, batchId, deps.now());
      await tellFollowed(tx, jobContext(deps, randomUUID()), { batchId, counts: new Map(), atOnce: true });
    });
  }
}

export type TrackDeps = {
  store: Store;
  ens: EnsClient;
  log: JobLog;
  now: () => number;
  config: { outcomes: OutcomeSettings };
};
