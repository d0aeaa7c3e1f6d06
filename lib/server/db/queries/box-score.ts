import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import { type BoxScore, isScore, noScores, type Score } from '@/lib/domain/box-score';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { type Judging, phaseColumns } from '@/lib/server/db/queries/outcomes-phase';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** `scoreOf` of `box-score.ts` as an expression over `row` (batchRows). */
export function scoreColumn(judging: Judging): RawBuilder<Score | null> {
  return sql<Score | null>`case when "row"."outcome" in ('queued', 'sending') then "row"."outcome"
    when "row"."outcome" = 'unknown' and "row"."leftAtMs" is not null then 'left'
    else ${phaseColumns(judging).phase} end`;
}

/** The rows of a submitted batch, in the reader's regions, by score. */
export async function countScores(
  db: Queryable,
  judging: Judging,
  batchId: string,
  limit: RegionLimit,
): Promise<BoxScore> {
  const box = noScores();
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('batchRows as row')
        .select(scoreColumn(judging).as('score'))
        .where('row.batchId', '=', batchId)
        .where(inLimit(limit, 'row.regionId'))
        .as('scored'),
    )
    .select((eb) => ['scored.score', eb.fn.countAll<number | string>().as('count')])
    .groupBy('scored.score')
    .execute();
  for (const { score, count } of rows) if (isScore(score)) box[score] = Number(count);
  return box;
}
