import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import {
  type AttentionReason,
  type BatchAttention,
  isAttentionReason,
  noAttention,
} from '@/lib/domain/batch-attention';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/batch-rows';
import { everyRow, selectOpenRows } from '@/lib/server/db/queries/outcomes';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import type { Queryable } from '@/lib/server/db/schema';

/**
 * How many rows of each of the batches, in the reader's regions, need a person, by phase; batches without any have zeros.
 * Rows that are done, wait or were skipped by choice are not read: `batchRows_unfinished` (migration 0017) holds only the
 * others.
 */
export async function countAttention(
  db: Queryable,
  judging: Judging,
  batchIds: readonly string[],
  limit: RegionLimit,
): Promise<Map<string, BatchAttention>> {
  const found = new Map(batchIds.map((id) => [id, noAttention()]));
  for (const chunk of chunksOf([...found.keys()])) {
    const rows = await selectOpenRows(db, judging, { ...everyRow(limit), batchIds: chunk })
      .select((eb) => ['judged.batchId', 'judged.phase', eb.fn.countAll<number | string>().as('count')])
      .groupBy(['judged.batchId', 'judged.phase'])
      .execute();
    for (const { batchId, phase, count } of rows) {
      const known = found.get(batchId);
      if (known && isAttentionReason(phase)) known[phase] = Number(count);
    }
  }
  return found;
}

/** Why each of these rows of a batch needs a person; rows that need nobody are left out. */
export async function readAttentionOf(
  db: Queryable,
  judging: Judging,
  { batchId, rowIds, limit }: { batchId: string; rowIds: readonly string[]; limit: RegionLimit },
): Promise<Map<string, AttentionReason>> {
  if (rowIds.length === 0) return new Map();
  const rows = await selectOpenRows(db, judging, { ...everyRow(limit), batchId })
    .select(['judged.id', 'judged.phase'])
    .where('judged.id', 'in', rowIds)
    .execute();
  return new Map(rows.flatMap(({ id, phase }) => (isAttentionReason(phase) ? [[id, phase]] : [])));
}

/** Ids of the rows of a batch, in the reader's regions, that need a person, for a query of `batchRows`. */
export function openRowIds(db: Queryable, judging: Judging, batchId: string, limit: RegionLimit) {
  return selectOpenRows(db, judging, { ...everyRow(limit), batchId }).select('judged.id');
}

/** For a query of `batches`: whether a row of it, in the reader's regions, needs a person. */
export function hasOpenRows(db: Queryable, judging: Judging, limit: RegionLimit): RawBuilder<boolean> {
  const ids = selectOpenRows(db, judging, everyRow(limit)).select('judged.batchId');
  return sql<boolean>`"batches"."id" in ${ids}`;
}

/** How many batches have rows in the reader's regions that need a person. */
export async function countOpenBatches(db: Queryable, judging: Judging, limit: RegionLimit): Promise<number> {
  const { count } = await selectOpenRows(db, judging, everyRow(limit))
    .select(sql<number | string>`count(distinct "judged"."batchId")`.as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
