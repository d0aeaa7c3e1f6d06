import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import { EVENT_STATUSES } from '@/lib/domain/events';
import {
  CHOSEN_SKIPS,
  DAY_MS,
  IMMEDIATE_GRACE_FACTOR,
  LOOK_HERE,
  PHASES,
  type Phase,
  RETRIABLE,
  type Thresholds,
  VANISH_READS,
} from '@/lib/domain/outcomes';

/**
 * The phases of `lib/domain/outcomes.ts` as expressions over `row` (batchRows); a test runs generated rows through both.
 */

/** The moment at which phases are judged (epoch ms), and by which limits. */
export type Judging = { nowMs: number; thresholds: Thresholds };

const words = (texts: readonly string[]) => sql.join(texts.map((text) => sql.lit(text)));

const START_BY = sql<number>`coalesce("row"."planTimeMs", "row"."acceptedAtMs", "row"."updatedAtMs")`;
const BEGAN = sql<number>`coalesce("row"."executingSinceMs", "row"."updatedAtMs")`;
const SEEN = sql<number>`coalesce("row"."seenUpToMs", 0)`;
const IS_EXECUTING = sql<boolean>`("row"."cloudStatus" is not null and ("row"."cloudStatus" = 'Executing'
  or "row"."cloudStatus" not in (${words(EVENT_STATUSES)})))`;

/** The very words of the index `batchRows_unfinished` (migration 0017): rows that may still change, or need a person. */
export const UNFINISHED = sql<boolean>`(coalesce("row"."reason", '') not in ('rejected', 'withdrawn')
  and ("row"."outcome" in ('unknown', 'refused', 'skipped') or ("row"."outcome" = 'accepted'
    and ("row"."finalAtMs" is null or "row"."instanceOk" = 0 or "row"."cloudStatus" = 'Failed'))))`;

/** The very words of the index `batchRows_timed` (migration 0022): rows that time alone brings into another phase. */
export const TIMED = sql<boolean>`("row"."outcome" = 'accepted' and ("row"."finalAtMs" is null
  or ("row"."instanceOk" = 0 and "row"."cloudStatus" <> 'Failed')))`;

/** The others that have a phase: they ended well, or a person chose that they are never sent. */
export const ENDED = sql<boolean>`("row"."outcome" = 'accepted' and "row"."finalAtMs" is not null
  and "row"."instanceOk" = 1 and "row"."cloudStatus" <> 'Failed')`;
export const NEVER_SENT = sql<boolean>`("row"."outcome" = 'skipped'
  and "row"."reason" in (${words(CHOSEN_SKIPS)}))`;

function graceOf({ lateGraceMs }: Thresholds): RawBuilder<number> {
  return sql<number>`case when "row"."planTimeMs" is null then ${sql.lit(lateGraceMs * IMMEDIATE_GRACE_FACTOR)}
    else ${sql.lit(lateGraceMs)} end`;
}

function stuckAfter({ stuckMs, stuckMsByType }: Thresholds): RawBuilder<number> {
  const own = Object.entries(stuckMsByType).filter(([, ms]) => ms > stuckMs);
  if (own.length === 0) return sql<number>`${sql.lit(stuckMs)}`;
  const cases = own.map(([type, ms]) => sql`when ${sql.lit(type)} then ${sql.lit(ms)}`);
  return sql<number>`case "row"."eventType" ${sql.join(cases, sql` `)} else ${sql.lit(stuckMs)} end`;
}

/** What differs between the three answers: the phase itself, since when, and what an acknowledgement holds for. */
type Answers = Record<Phase, RawBuilder<unknown>>;

function judge<T>({ nowMs, thresholds }: Judging, answers: Answers): RawBuilder<T> {
  const now = sql.lit(nowMs);
  return sql<T>`case
    when "row"."outcome" = 'unknown' then case when "row"."leftAtMs" is not null then null
      when "row"."needsDecisionAtMs" is null then ${answers.settling} else ${answers.needs_decision} end
    when "row"."outcome" = 'refused' then ${answers.refused}
    when "row"."outcome" = 'skipped' then ${answers.skipped}
    when "row"."outcome" is null or "row"."outcome" <> 'accepted' then null
    when "row"."finalAtMs" is not null then case
      when "row"."cloudStatus" = 'Failed' then ${answers.failed}
      when "row"."cloudStatus" = 'Canceled' then ${answers.withdrawn}
      when "row"."instanceOk" = 0 and "row"."instanceReads" >= ${sql.lit(thresholds.instanceReads)}
        then ${answers.not_running}
      when "row"."cloudStatus" = 'Avoided' then ${answers.handled_early}
      else ${answers.done} end
    when "row"."absentSinceMs" is not null and "row"."absentReads" >= ${sql.lit(VANISH_READS)}
      and ${SEEN} - "row"."absentSinceMs" >= ${sql.lit(thresholds.vanishMs)} then ${answers.vanished}
    when ${IS_EXECUTING} then case
      when "row"."cloudStatus" = 'Executing' and ${SEEN} - ${BEGAN} > ${stuckAfter(thresholds)}
        then ${answers.stuck} else ${answers.running} end
    when ${SEEN} > ${START_BY} + ${graceOf(thresholds)} then ${answers.late}
    when ${START_BY} <= ${now} then ${answers.due}
    when ${START_BY} - ${now} <= ${sql.lit(DAY_MS)} then ${answers.next24h}
    else ${answers.later} end`;
}

/** `Judged` as three expressions; all null where a row has no phase. */
export function phaseColumns(judging: Judging) {
  const each = (make: (phase: Phase) => RawBuilder<unknown>): Answers => {
    // Guarantee: PHASES holds every phase.
    return Object.fromEntries(PHASES.map((phase) => [phase, make(phase)])) as Answers;
  };
  const accepted = sql`coalesce("row"."acceptedAtMs", "row"."updatedAtMs")`;
  const soon = sql`(${START_BY} - ${sql.lit(DAY_MS)})`;
  const since: Partial<Answers> = {
    needs_decision: sql`"row"."needsDecisionAtMs"`,
    vanished: sql`"row"."absentSinceMs"`,
    stuck: sql`(${BEGAN} + ${stuckAfter(judging.thresholds)})`,
    running: BEGAN,
    late: sql`(${START_BY} + ${graceOf(judging.thresholds)})`,
    due: START_BY,
    next24h: sql`case when ${accepted} > ${soon} then ${accepted} else ${soon} end`,
    later: accepted,
  };
  for (const phase of ['failed', 'withdrawn', 'not_running', 'done', 'handled_early'] as const) {
    since[phase] = sql`"row"."finalAtMs"`;
  }
  const mark: Partial<Answers> = {
    needs_decision: sql`"row"."needsDecisionAtMs"`,
    vanished: sql`"row"."absentSinceMs"`,
    stuck: BEGAN,
    late: START_BY,
  };
  return {
    phase: judge<Phase | null>(
      judging,
      each((phase) => sql.lit(phase)),
    ),
    sinceMs: judge<number | null>(
      judging,
      each((phase) => since[phase] ?? sql`"row"."updatedAtMs"`),
    ),
    markMs: judge<number | null>(
      judging,
      each((phase) => mark[phase] ?? sql.lit(0)),
    ),
  };
}

/** A later batch orders the row's event again: no draft (no outcome), and none that came to nothing (skipped). */
export const IS_RETRIED = sql<number>`case when ("row"."outcome" in ('refused', 'skipped')
    or "row"."cloudStatus" = 'Failed') and exists (
  select 1 from "batchRows" as "later" inner join "batches" as "retry" on "retry"."id" = "later"."batchId"
  where "later"."eventKey" = "row"."eventKey" and "later"."batchId" <> "row"."batchId"
    and "retry"."number" > "batch"."number" and "later"."outcome" <> 'skipped') then 1 else 0 end`;

/** Whether a judged row (`judged`, left joined with `ack`) needs a person: the group `look_here` of `groupOf`. */
export const LOOKS_HERE = sql<boolean>`("judged"."phase" in (${words(LOOK_HERE)})
  and "ack"."rowId" is null
  and not ("judged"."phase" in (${words(RETRIABLE)}) and "judged"."isRetried" = 1)
  and not ("judged"."phase" = 'skipped' and coalesce("judged"."reason", '') in (${words(CHOSEN_SKIPS)})))`;
