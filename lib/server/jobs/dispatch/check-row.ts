import 'server-only';
import { orderOf, type RowOrder } from '@/lib/domain/batches';
import { judgeRow, type RefusalAt } from '@/lib/domain/row-gate';
import type { SendableRow } from '@/lib/server/db/queries/batch-rows-send';

/** A row that is about to leave: its order, and why it must not go any more. */
export type CheckedRow = { row: SendableRow; order: RowOrder | null; reason: RefusalAt<'send'> | null };

/** Holds a row against its event as the mirror has it now, and against the time. */
export function checkRow(row: SendableRow, nowMs: number): CheckedRow {
  const order = orderOf(row);
  const event =
    row.typeNow === null || row.statusNow === null
      ? null
      : { eventType: row.typeNow, eventStatus: row.statusNow, goneAtMs: row.goneAtMs };
  const { refusals } = judgeRow('send', { ...row, waited: row.waitJson !== null, order, event }, nowMs);
  return { row, order, reason: refusals[0] ?? null };
}
