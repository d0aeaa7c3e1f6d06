import 'server-only';
import type { CountedRow } from '@/lib/domain/approval-policy';
import type { RowOrder } from '@/lib/domain/batches';
import { DeskError, type ErrorDetails } from '@/lib/domain/errors';
import { type DiffRow, effectiveOrders } from '@/lib/domain/plan';
import { judgeRow, type RefusalAt } from '@/lib/domain/row-gate';
import { deliveryOf } from '@/lib/domain/schedule/delivery';
import { DEFAULT_SPAN_MS } from '@/lib/domain/schedule/outage';
import { refusedBy } from '@/lib/domain/schedule/plan-verdict';
import {
  type QueuedAs,
  queueRows,
  type RowToQueue,
  readRowsToQueue,
} from '@/lib/server/db/queries/batch-rows-queue';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { draftExceptions, sealExceptions } from '@/lib/server/services/batches/exceptions';
import { heldError } from '@/lib/server/services/batches/held-error';
import { type JudgedPlan, judgePlan, type TimedRow } from '@/lib/server/services/batches/judge-schedule';
import { readOverride, readPlan, redeployRefusalNow } from '@/lib/server/services/batches/own-plan';

/** A row with its order, as it was judged: what the policy counts, and what the submitted plan says of it. */
export type OrderedRow = CountedRow & DiffRow;

/**
 * Judges every row of a draft as it is now and queues all of them, or none. Their events are held from here on, also
 * while the batch waits for approval; only the state of the batch lets them go out.
 * @param at.sendUntilMs until when they may leave, whatever holds them up
 * @param at.mayBeOff an emergency: the schedule is asked, but refuses nothing
 * Throws DeskError `conflict` `row_count`, `conflict` `held`, `invalid_input` `rows_blocked`, `conflict` `rows_frozen` (count,
 * name of the first freeze, untilMs), `conflict` `rows_off_schedule` (count by kind, name of the first rule).
 */
export async function queueDraftRows(
  tx: Tx,
  batch: BatchRecord,
  confirmedRows: number,
  at: { nowMs: number; sendUntilMs: number; mayBeOff: boolean },
): Promise<{ rows: OrderedRow[]; schedule: JudgedPlan | null; excepted: number }> {
  // Whoever submits has the regions of all of them (requireWhole).
  const rows = await readRowsToQueue(tx, batch.id);
  if (rows.length !== confirmedRows || rows.length === 0) {
    throw new DeskError('conflict', 'row_count', { confirmed: confirmedRows, rows: rows.length });
  }
  const own = rows.map(({ regionId, overrideJson }) => ({ regionId, override: readOverride(overrideJson) }));
  const orders = effectiveOrders(readPlan(batch.planJson), own);
  await refuseBlocked(tx, batch, { rows, orders, nowMs: at.nowMs });
  const exceptions = at.mayBeOff ? new Map() : await draftExceptions(tx, batch.id);
  const timed = rows.map((row, index) => timedRow(row, orders[index]));
  const plan = { batchId: batch.id, rows: timed, exceptions, nowMs: at.nowMs };
  const schedule = await judgePlan(tx, plan, { locks: true });
  const refused = schedule && !at.mayBeOff ? refusedBy(schedule.verdict) : null;
  if (refused) throw new DeskError('conflict', refused.reason, refused.details);
  const ordered: OrderedRow[] = [];
  const queued: QueuedAs[] = [];
  rows.forEach((row, index) => {
    const order = orders[index];
    const { position, eventStatus, eventLevel, localDisk } = row;
    // Neither is left after refuseBlocked.
    if (!order || eventStatus === null) throw new DeskError('invalid_input', 'rows_blocked', { no_time: 1 });
    const { opsType, planTimeMs } = order;
    ordered.push(orderedRow(row, order));
    queued.push({
      position,
      opsType,
      planTimeMs,
      statusAtSubmit: eventStatus,
      eventLevel,
      localDisk,
      delivery: deliveryOf({ delivery: null, opsType }),
      spanMs: schedule?.spans.get(row.eventKey) ?? DEFAULT_SPAN_MS,
    });
  });
  const count = await queueRows(tx, batch.id, queued, at);
  if (count !== rows.length) throw new Error(`${count} of ${rows.length} rows were queued`);
  const excepted = schedule ? await sealExceptions(tx, batch, exceptions, ordered) : 0;
  return { rows: ordered, schedule, excepted };
}

function timedRow(row: RowToQueue, order: RowOrder | null | undefined): TimedRow {
  const { eventKey, resourceId, regionId, eventLevel, dueAtMs, dueIsEstimate } = row;
  return {
    eventKey,
    resourceId,
    regionId,
    eventLevel,
    eventType: row.eventType ?? row.typeAtPlan,
    dueAtMs,
    dueIsEstimate,
    opsType: order?.opsType ?? 'immediate',
    planTimeMs: order?.planTimeMs ?? null,
  };
}

function orderedRow(row: RowToQueue, { opsType, planTimeMs }: RowOrder): OrderedRow {
  const { eventKey, eventId, resourceId, instanceName, eventLevel } = row;
  const localDisk = row.localDisk === null ? null : row.localDisk === 1;
  return { eventKey, eventId, resourceId, instanceName, opsType, planTimeMs, eventLevel, localDisk };
}

async function refuseBlocked(
  tx: Tx,
  batch: BatchRecord,
  judged: { rows: readonly RowToQueue[]; orders: readonly (RowOrder | null)[]; nowMs: number },
): Promise<void> {
  const counts = new Map<RefusalAt<'plan'>, number>();
  let blocked = 0;
  judged.rows.forEach((row, index) => {
    const { refusals } = judgeRow(
      'plan',
      {
        order: judged.orders[index] ?? null,
        notRedeployable: redeployRefusalNow(row),
        heldBy: row.holderId === null ? null : { batchId: row.holderId },
        // They only give warnings, which keep nothing from being submitted.
        dueAtMs: null,
        localDisk: null,
      },
      judged.nowMs,
    );
    if (refusals.length > 0) blocked += 1;
    for (const refusal of refusals) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  });
  if (blocked === 0) return;
  // Nothing but another batch stands in the way: name it.
  if (counts.size === 1 && counts.has('held')) throw await heldError(tx, batch.id);
  const details: ErrorDetails = { count: blocked, ...Object.fromEntries(counts) };
  throw new DeskError('invalid_input', 'rows_blocked', details);
}
