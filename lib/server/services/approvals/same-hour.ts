import 'server-only';
import type { SameHour } from '@/lib/schemas/approvals';
import type { readPlanHours } from '@/lib/server/db/queries/batch-page';
import { readNeighbours } from '@/lib/server/db/queries/inbox';
import type { Queryable } from '@/lib/server/db/schema';

const HOUR_MS = 3_600_000;
/** Enough to warn; whoever plans more than this into one hour sees it at once. */
const MAX_NEIGHBOURS = 5_000;

function hourOf(planTimeMs: number | null, nowMs: number): number {
  return Math.floor((planTimeMs ?? nowMs) / HOUR_MS) * HOUR_MS;
}

/**
 * Regions and hours (UTC) in which both this batch and others have rows, soonest first.
 * @param planned the batch's own, by region and hour
 */
export async function findSameHour(
  db: Queryable,
  batchId: string,
  planned: Awaited<ReturnType<typeof readPlanHours>>,
  nowMs: number,
): Promise<SameHour[]> {
  const found = new Map<string, SameHour>();
  for (const { regionId, regionName, hour, rows } of planned) {
    const hourMs = hour === null ? hourOf(null, nowMs) : hour * HOUR_MS;
    const slot = found.get(`${hourMs}/${regionId}`);
    if (slot) slot.rowsHere += rows;
    else found.set(`${hourMs}/${regionId}`, { regionId, regionName, hourMs, rowsHere: rows, others: [] });
  }
  const slots = [...found.values()];
  const hours = slots.map(({ hourMs }) => hourMs);
  const neighbours = await readNeighbours(db, {
    exceptBatchId: batchId,
    regionIds: [...new Set(slots.map(({ regionId }) => regionId))],
    fromMs: hours.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER),
    toMs: hours.reduce((a, b) => Math.max(a, b), 0) + HOUR_MS,
    limit: MAX_NEIGHBOURS,
  });
  for (const { regionId, planTimeMs, id, number, title, state } of neighbours) {
    const slot = found.get(`${hourOf(planTimeMs, nowMs)}/${regionId}`);
    if (!slot) continue;
    const other = slot.others.find(({ batchId: known }) => known === id);
    if (other) other.rows += 1;
    else slot.others.push({ batchId: id, number, title, state, rows: 1 });
  }
  return slots.filter(({ others }) => others.length > 0).sort((a, b) => a.hourMs - b.hourMs);
}
