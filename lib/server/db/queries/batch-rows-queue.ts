import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import type { OpsType } from '@/lib/domain/batches';
import type { Delivery } from '@/lib/domain/schedule/delivery';
import type { Queryable } from '@/lib/server/db/schema';

/** Rows that are read or written in one go: a few ms. Others are served in between. */
const CHUNK_ROWS = 500;

export type RowToQueue = Awaited<ReturnType<typeof readAfter>>[number];

/**
 * What a submit judges of each row of a draft, in its order, with what the mirror knows of the events now and whether
 * another batch has them. `eventType` and `eventStatus` are null when the mirror does not know the event.
 */
export async function readRowsToQueue(db: Queryable, batchId: string): Promise<RowToQueue[]> {
  const rows: RowToQueue[] = [];
  for (let after = -1; ; ) {
    const chunk = await readAfter(db, batchId, after);
    for (const row of chunk) rows.push(row);
    const last = chunk.at(-1);
    if (!last || chunk.length < CHUNK_ROWS) return rows;
    after = last.position;
  }
}

/** Only what is needed: of many columns the driver takes longer than the store. */
function readAfter(db: Queryable, batchId: string, after: number) {
  return db
    .selectFrom('batchRows as row')
    .leftJoin('events', 'events.key', 'row.eventKey')
    .leftJoin('batchRows as live', 'live.liveKey', 'row.eventKey')
    .select([
      'row.position',
      'row.eventKey',
      'row.eventId',
      'row.resourceId',
      'row.overrideJson',
      'row.eventType as typeAtPlan',
      'events.eventType',
      'events.eventStatus',
      'events.goneAtMs',
      'live.batchId as holderId',
    ])
    .select(({ fn }) => [
      fn.coalesce('events.eventLevel', 'row.eventLevel').as('eventLevel'),
      fn.coalesce('events.instanceName', 'row.instanceName').as('instanceName'),
      fn.coalesce('events.regionId', 'row.regionId').as('regionId'),
      fn.coalesce('events.localDisk', 'row.localDisk').as('localDisk'),
      fn.coalesce('events.dueAtMs', 'row.dueAtMs').as('dueAtMs'),
      fn.coalesce('events.dueIsEstimate', 'row.dueIsEstimate').as('dueIsEstimate'),
    ])
    .where('row.batchId', '=', batchId)
    .where('row.position', '>', after)
    .orderBy('row.position')
    .limit(CHUNK_ROWS)
    .execute();
}

/** What a row is queued with: its order, and what is known of its event, to see a change before sending. */
export type QueuedAs = {
  position: number;
  opsType: OpsType;
  planTimeMs: number | null;
  statusAtSubmit: string;
  eventLevel: string;
  localDisk: number | null;
  delivery: Delivery;
  /** Expected outage (ms). */
  spanMs: number;
};

/**
 * Makes all rows of a draft live; returns how many. Fails on the unique index of `liveKey` when another batch has one of
 * the events.
 * @param rows every row, in the order of their positions, with what was read of its event when it was judged: what was
 * not judged is not kept either
 */
export async function queueRows(
  db: Queryable,
  batchId: string,
  rows: readonly QueuedAs[],
  at: { sendUntilMs: number; nowMs: number },
): Promise<number> {
  let queued = 0;
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    queued += await queueChunk(db, batchId, rows.slice(start, start + CHUNK_ROWS), at);
  }
  return queued;
}

/**
 * One statement for neighbours, whatever they differ in: a row is written once, and the rows and indexes in their order.
 * Found by their ids they take half as much time again, and a spread plan would need a statement for each row.
 */
async function queueChunk(
  db: Queryable,
  batchId: string,
  rows: readonly QueuedAs[],
  at: { sendUntilMs: number; nowMs: number },
): Promise<number> {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return 0;
  const { numUpdatedRows } = await db
    .updateTable('batchRows')
    .set((eb) => ({
      opsType: byPosition(rows, 'opsType', 'text'),
      planTimeMs: byPosition(rows, 'planTimeMs', 'bigint'),
      statusAtSubmit: byPosition(rows, 'statusAtSubmit', 'text'),
      eventLevel: byPosition(rows, 'eventLevel', 'text'),
      localDisk: byPosition(rows, 'localDisk', 'bigint'),
      delivery: byPosition(rows, 'delivery', 'text'),
      spanMs: byPosition(rows, 'spanMs', 'bigint'),
      outcome: 'queued' as const,
      liveKey: eb.ref('eventKey'),
      sendUntilMs: at.sendUntilMs,
      updatedAtMs: at.nowMs,
    }))
    .where('batchId', '=', batchId)
    .where('position', '>=', first.position)
    .where('position', '<=', last.position)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The value of a column for each of the rows: mostly one for all, else what the rows at each position get. */
function byPosition<Column extends Exclude<keyof QueuedAs, 'position'>>(
  rows: readonly QueuedAs[],
  column: Column,
  type: 'text' | 'bigint',
): RawBuilder<QueuedAs[Column]> {
  const positions = new Map<QueuedAs[Column], number[]>();
  for (const row of rows) {
    const known = positions.get(row[column]);
    if (known) known.push(row.position);
    else positions.set(row[column], [row.position]);
  }
  const [most, ...others] = [...positions].sort(([, a], [, b]) => b.length - a.length);
  // PostgreSQL takes the type of a value in a CASE from nowhere else.
  const typed = (value: QueuedAs[Column] | undefined) => sql`cast(${value ?? null} as ${sql.raw(type)})`;
  if (others.length === 0) return sql`${typed(most?.[0])}`;
  const cases = others.map(
    // Numbers of ours, written out: as parameters, 500 of them would cost more than the rest of the statement.
    ([value, at]) => sql`when "position" in (${sql.raw(at.map(Number).join(', '))}) then ${typed(value)}`,
  );
  return sql`case ${sql.join(cases, sql` `)} else ${typed(most?.[0])} end`;
}
