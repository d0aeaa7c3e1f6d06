import 'server-only';
import { causeRank } from '@/lib/domain/schedule/budget';
import type { DownCause } from '@/lib/domain/schedule/world';
import { readServicesOf } from '@/lib/server/db/queries/schedule-world';
import type { Queryable } from '@/lib/server/db/schema';
import { readSpanOf } from '@/lib/server/services/schedule/load-world';
import { readFound } from '@/lib/server/services/schedule/read-found';

export type DownInstance = {
  instanceId: string;
  regionId: string;
  cause: DownCause;
  /** Number of the batch whose row it is; null where there is none, or the batch has none yet. */
  batchNumber: number | null;
  serviceIds: readonly string[];
};

/**
 * Every instance that counts as down at this moment (R23), once, with the cause that somebody waits for first; by id. The
 * same questions as those that judge times, so the page and the judge never disagree.
 */
export async function readDownNow(db: Queryable, nowMs: number): Promise<DownInstance[]> {
  const within = { fromMs: nowMs, toMs: nowMs + 1, nowMs };
  const found = await readFound(db, null, {
    within,
    eventKeys: new Set(),
    exceptBatchId: undefined,
    onlySent: false,
    spanOf: await readSpanOf(db, nowMs),
  });
  const worst = new Map<string, Omit<DownInstance, 'serviceIds'>>();
  for (const { instanceId, regionId, down, number } of found) {
    if (down === null || down.fromMs > nowMs || down.toMs <= nowMs) continue;
    const other = worst.get(instanceId);
    if (other && causeRank(other.cause) <= causeRank(down.cause)) continue;
    worst.set(instanceId, { instanceId, regionId, cause: down.cause, batchNumber: number });
  }
  const services = new Map<string, string[]>();
  for (const { instanceId, serviceId } of await readServicesOf(db, [...worst.keys()])) {
    services.set(instanceId, [...(services.get(instanceId) ?? []), serviceId]);
  }
  return [...worst.values()]
    .map((one) => ({ ...one, serviceIds: services.get(one.instanceId) ?? [] }))
    .sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
}
