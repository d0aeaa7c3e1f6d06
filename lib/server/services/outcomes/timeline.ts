import 'server-only';
import { isPhase } from '@/lib/domain/outcomes';
import { type OutcomeTimeline, OutcomeTimelineInput } from '@/lib/schemas/outcomes';
import { countTimelineHours, readTimelineRows } from '@/lib/server/db/queries/outcomes-timeline';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { judgingOf, outcomeConditions } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';

/** More rows than that are told by the hour. */
const MAX_ROWS = 2_000;

/**
 * What of the filter happens inside a span of time, all of it and not only the rows of a page: row by row up to 2,000, else
 * as counts for each hour, region and phase. Input: OutcomeTimelineInput.
 */
export async function readTimeline(ctx: ServiceContext, input: unknown): Promise<OutcomeTimeline> {
  requirePermission(ctx, 'batches.read');
  const { spanFromMs, spanToMs, ...filter } = parseInput(OutcomeTimelineInput, input);
  const judging = await judgingOf(ctx);
  const span = { fromMs: spanFromMs, toMs: spanToMs };
  const request = { judging, conditions: outcomeConditions(filter), span };
  // Beside the thread that answers: it judges every row that may still change.
  const rows = await readTimelineRows(ctx.store.aside, request, MAX_ROWS + 1);
  if (rows.length > MAX_ROWS) return { rows: [], hours: await countTimelineHours(ctx.store.aside, request) };
  return {
    rows: rows.flatMap(({ id, resourceId, phase, sinceMs, ...row }) =>
      phase !== null && isPhase(phase)
        ? [{ ...row, rowId: id, instanceId: resourceId, phase, phaseSinceMs: Number(sinceMs ?? 0) }]
        : [],
    ),
    hours: null,
  };
}
