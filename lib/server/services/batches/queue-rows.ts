import 'server-only';
import type { RowOrder } from '@/lib/domain/batches';
import { DeskError, type ErrorDetails } from '@/lib/domain/errors';
import { effectiveOrders } from '@/lib/domain/plan';
import { judgeRow, type RefusalAt } from '@/lib/domain/row-gate';
import type { DraftRow } from '@/lib/schemas/batches';
import { type QueuedAs, queueRows } from '@/lib/server/db/queries/batch-rows-plan';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { loadDraftRows, readPlan } from '@/lib/server/services/drafts/planned-rows';

export type OrderedRow = { row: DraftRow; order: RowOrder };

/**
 * Judges every row of a draft as it is now and queues all of them, or none. Their events are held from here on, also
 * while the batch waits for approval; only the state of the batch lets them go out.
 * @param at.sendUntilMs until when they may leave, whatever holds them up
 * Throws DeskError `conflict` `row_count`, `conflict` `held`, `invalid_input` `rows_blocked`.
 */
export async function queueDraftRows(
  tx: Tx,
  batch: BatchRecord,
  confirmedRows: number,
  at: { nowMs: number; sendUntilMs: number },
): Promise<OrderedRow[]> {
  // Whoever submits has the regions of all of them (requireWhole).
  const rows = await loadDraftRows(tx, batch.id, null);
  if (rows.length !== confirmedRows || rows.length === 0) {
    throw new DeskError('conflict', 'row_count', { confirmed: confirmedRows, rows: rows.length });
  }
  const orders = effectiveOrders(readPlan(batch.planJson), rows);
  refuseBlocked(rows, orders, at.nowMs);
  const groups = new Map<string, { as: QueuedAs; rowIds: string[] }>();
  const ordered: OrderedRow[] = [];
  rows.forEach((row, index) => {
    const order = orders[index];
    if (!order) throw new DeskError('invalid_input', 'rows_blocked', { no_time: 1 });
    ordered.push({ row, order });
    const as = queuedAs(row, order);
    const key = JSON.stringify(Object.values(as));
    const group = groups.get(key) ?? { as, rowIds: [] };
    group.rowIds.push(row.id);
    groups.set(key, group);
  });
  for (const { as, rowIds } of groups.values()) await queueRows(tx, rowIds, as, at);
  return ordered;
}

function queuedAs({ eventStatus, eventLevel, localDisk }: DraftRow, order: RowOrder): QueuedAs {
  return {
    ...order,
    statusAtSubmit: eventStatus,
    eventLevel,
    localDisk: localDisk === null ? null : Number(localDisk),
  };
}

function refuseBlocked(rows: readonly DraftRow[], orders: readonly (RowOrder | null)[], nowMs: number): void {
  const counts = new Map<RefusalAt<'plan'>, number>();
  let blocked = 0;
  rows.forEach((row, index) => {
    const { refusals } = judgeRow('plan', { ...row, order: orders[index] ?? null }, nowMs);
    if (refusals.length > 0) blocked += 1;
    for (const refusal of refusals) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  });
  if (blocked === 0) return;
  const holder = rows.find(({ heldBy }) => heldBy !== null)?.heldBy;
  // Nothing but another batch stands in the way: name it.
  if (holder && counts.size === 1) {
    const { batchId, batchNumber, title, createdByName } = holder;
    throw new DeskError('conflict', 'held', {
      batchId,
      number: batchNumber,
      title,
      createdBy: createdByName,
      count: blocked,
    });
  }
  const details: ErrorDetails = { count: blocked, ...Object.fromEntries(counts) };
  throw new DeskError('invalid_input', 'rows_blocked', details);
}
