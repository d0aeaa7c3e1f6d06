import 'server-only';
import { sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

const HOUR_MS = 3_600_000;

/**
 * Who else plans the instances of a draft: rows of others' drafts that were saved after `sinceMs`, at most `max` of them,
 * by instance and name. Nothing of those drafts but whose they are.
 */
export async function readOtherDrafts(
  db: Queryable,
  draft: { id: string; userId: string; limit: RegionLimit; sinceMs: number; max: number },
) {
  return db
    .selectFrom('batchRows as own')
    .innerJoin('batchRows as other', 'other.resourceId', 'own.resourceId')
    .innerJoin('batches', 'batches.id', 'other.batchId')
    .select(['own.id as rowId', 'batches.createdByName'])
    .distinct()
    .where('own.batchId', '=', draft.id)
    .where(inLimit(draft.limit, 'own.regionId'))
    .where('other.outcome', 'is', null)
    .where('batches.state', '=', 'draft')
    .where('batches.createdBy', '!=', draft.userId)
    .where('batches.updatedAtMs', '>', draft.sinceMs)
    .orderBy('own.id')
    .orderBy('batches.createdByName')
    .limit(draft.max)
    .execute();
}

/** Live rows of batches in these regions by the hour that they are planned for: `hour` counts from the epoch. */
export async function countPlannedByHour(
  db: Queryable,
  part: { regionIds: readonly string[]; fromMs: number; toMs: number; max: number },
): Promise<{ regionId: string; hour: number; rows: number }[]> {
  const hour = sql<number | string>`${sql.ref('planTimeMs')} / ${sql.lit(HOUR_MS)}`;
  const found = [];
  for (const regionIds of chunksOf(part.regionIds)) {
    found.push(
      ...(await db
        .selectFrom('batchRows')
        .select(['regionId', hour.as('hour'), (eb) => eb.fn.countAll<number | string>().as('rows')])
        .where('regionId', 'in', regionIds)
        .where('outcome', 'in', ['queued', 'sending', 'accepted', 'unknown'])
        .where('planTimeMs', '>=', part.fromMs)
        .where('planTimeMs', '<', part.toMs)
        .groupBy(['regionId', hour])
        .orderBy(hour)
        .limit(part.max)
        .execute()),
    );
  }
  return found.map(({ regionId, hour: at, rows }) => ({ regionId, hour: Number(at), rows: Number(rows) }));
}
