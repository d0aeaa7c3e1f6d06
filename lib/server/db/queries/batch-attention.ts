import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import {
  ATTENTION_REASONS,
  type AttentionReason,
  type BatchAttention,
  LATE_IMMEDIATE_MS,
  LATE_SCHEDULED_MS,
  noAttention,
} from '@/lib/domain/batch-attention';
import { FINAL_STATUSES } from '@/lib/domain/event-states';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/batch-rows';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

const FINAL = sql.join(FINAL_STATUSES.map((status) => sql.lit(status)));

/** A later batch orders the row's event again: not one that is a draft (no outcome) or came to nothing (skipped). */
const IS_RETRIED = sql`exists (
  select 1 from "batchRows" as "later" inner join "batches" as "retry" on "retry"."id" = "later"."batchId"
  where "later"."eventKey" = "row"."eventKey" and "retry"."retryOf" = "row"."batchId"
    and "later"."outcome" <> 'skipped')`;

/** The rows that can need a person at all: the very words of the index. */
export const MAY_NEED_A_PERSON = sql<boolean>`("row"."needsDecisionAtMs" is not null or "row"."outcome" = 'refused'
  or ("row"."outcome" = 'accepted' and ("row"."finalAtMs" is null or "row"."cloudStatus" = 'Failed')))`;

/** `attentionOf` as an expression over `row` (batchRows) and `event` (events, left joined): the reason, or null. */
export const ATTENTION_REASON: RawBuilder<AttentionReason | null> = sql<AttentionReason | null>`case
  when "row"."needsDecisionAtMs" is not null then 'decide'
  when "row"."outcome" = 'refused' then case when ${IS_RETRIED} then null else 'refused' end
  when "row"."outcome" <> 'accepted' then null
  when "row"."cloudStatus" = 'Failed' then case when ${IS_RETRIED} then null else 'failed' end
  when "row"."cloudStatus" in (${FINAL}) then null
  when "event"."goneAtMs" is not null then 'vanished'
  when "row"."cloudStatus" = 'Executing' or "row"."cloudStatusAtMs" is null then null
  when "row"."cloudStatusAtMs" >= coalesce(
    "row"."planTimeMs" + ${sql.lit(LATE_SCHEDULED_MS)}, "row"."updatedAtMs" + ${sql.lit(LATE_IMMEDIATE_MS)}) then 'late'
  else null end`;

/**
 * How many rows of each of the batches, in the reader's regions, need a person, by why; batches without any have zeros. Rows that are done, wait
 * or were skipped are not read: `batchRows_open` (migration 0015) holds only the others.
 */
export async function countAttention(
  db: Queryable,
  batchIds: readonly string[],
  limit: RegionLimit,
): Promise<Map<string, BatchAttention>> {
  const found = new Map(batchIds.map((id) => [id, noAttention()]));
  for (const chunk of chunksOf([...found.keys()])) {
    const rows = await db
      .selectFrom('batchRows as row')
      .leftJoin('events as event', 'event.key', 'row.eventKey')
      .select([
        'row.batchId',
        ATTENTION_REASON.as('why'),
        (eb) => eb.fn.countAll<number | string>().as('count'),
      ])
      .where('row.batchId', 'in', chunk)
      .where(inLimit(limit, 'row.regionId'))
      .where(MAY_NEED_A_PERSON)
      .groupBy(['row.batchId', ATTENTION_REASON])
      .execute();
    for (const { batchId, why, count } of rows) {
      const known = found.get(batchId);
      if (known && isReason(why)) known[why] = Number(count);
    }
  }
  return found;
}

/** For a query of `batches`: whether a row of it, in the reader's regions, needs a person. */
export function hasOpenRows(limit: RegionLimit): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from "batchRows" as "row" left join "events" as "event" on "event"."key" = "row"."eventKey"
    where "row"."batchId" = "batches"."id" and ${MAY_NEED_A_PERSON} and ${ATTENTION_REASON} is not null
      and ${inLimit(limit, 'row.regionId')})`;
}

/**
 * How many batches have rows in the reader's regions that need a person. Read from the rows, of which an index holds only
 * those that can.
 */
export async function countOpenBatches(db: Queryable, limit: RegionLimit): Promise<number> {
  const { count } = await db
    .selectFrom('batchRows as row')
    .leftJoin('events as event', 'event.key', 'row.eventKey')
    .select(sql<number | string>`count(distinct "row"."batchId")`.as('count'))
    .where(MAY_NEED_A_PERSON)
    .where(sql<boolean>`${ATTENTION_REASON} is not null`)
    .where(inLimit(limit, 'row.regionId'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function isReason(why: string | null): why is AttentionReason {
  return ATTENTION_REASONS.some((reason) => reason === why);
}
