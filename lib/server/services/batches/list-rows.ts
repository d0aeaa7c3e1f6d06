import 'server-only';
import { z } from 'zod';
import type { AttentionReason } from '@/lib/domain/batch-progress';
import { DeskError } from '@/lib/domain/errors';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { BatchCallsInput, BatchIdInput, BatchRowsInput } from '@/lib/schemas/batch-inputs';
import type { BatchCallsPage, BatchRowNames, BatchRowsPage, ShownRow } from '@/lib/schemas/batches';
import { countRowsOf, readRowNames, readRowsPage } from '@/lib/server/db/queries/batch-page';
import { readAttentionOf } from '@/lib/server/db/queries/batches';
import { countCalls, readCallsById, readCallsPage, readMixedCalls } from '@/lib/server/db/queries/calls';
import { readDecisionsOf } from '@/lib/server/db/queries/outcome-remarks';
import { batchCall, batchRow, rowDecision } from '@/lib/server/services/batches/batch-dto';
import { loadBatch } from '@/lib/server/services/batches/load';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';

const CALLS_OF_A_PAGE = 50;

/**
 * One page of the rows of a batch that match the filter, and how many do. Throws DeskError `not_found` `batch`,
 * `invalid_input`.
 */
export async function listBatchRows(ctx: ServiceContext, input: unknown): Promise<BatchRowsPage> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId, order, page, limit: size, ...filter } = parseInput(BatchRowsInput, input);
  const { db } = ctx.store;
  const { rowCount, state, version } = await loadBatch(db, batchId, actor);
  const limit = regionsOf(ctx);
  const judging = await judgingOf(ctx);
  const wanted = { batchId, limit, ...filter, judging };
  const found = await readRowsPage(db, wanted, { order, offset: page * size, limit: size });
  const why = await readAttentionOf(db, judging, { batchId, rowIds: found.map(({ id }) => id), limit });
  const isFiltered =
    limit !== null ||
    filter.outcomes.length + filter.scores.length + filter.regionIds.length > 0 ||
    filter.attention !== 'all';
  const total = isFiltered ? await countRowsOf(db, wanted) : state === 'draft' ? 0 : rowCount;
  const decided = filter.attention === 'decide' ? found : [];
  const calls = await readCallsById(
    db,
    decided.flatMap(({ callId }) => callId ?? []),
  );
  const mixed = await readMixedCalls(db, calls, limit);
  return {
    version,
    rows: found.flatMap((row) => shownRow(row, why.get(row.id) ?? null, limit)),
    total,
    calls: calls.map((call) => batchCall(call, mixed)),
    decisions: (
      await readDecisionsOf(
        db,
        decided.map(({ id }) => id),
      )
    ).map(rowDecision),
  };
}

function shownRow(
  record: Awaited<ReturnType<typeof readRowsPage>>[number],
  attention: AttentionReason | null,
  regions: RegionLimit,
): ShownRow[] {
  return batchRow(record, regions).map((row) => ({
    ...row,
    attention,
    eventLevel: record.eventLevel,
    eventReason: record.eventReason ?? '',
    dueIsEstimate: record.dueIsEstimate === 1,
    goneAtMs: record.goneAtMs,
    eventStatusNow: record.eventStatusNow,
    disks: disksOf(record.disksJson),
  }));
}

const DisksSchema = z.array(z.object({ kind: z.string(), category: z.string() }));

/** How many disks of an instance are local, by the categories that the vendor names so (`local_…`). */
function disksOf(disksJson: string | null): ShownRow['disks'] {
  if (disksJson === null) return null;
  const disks = DisksSchema.safeParse(JSON.parse(disksJson));
  if (!disks.success || disks.data.length === 0) return null;
  const local = disks.data.filter(({ category }) => category.toLowerCase().includes('local')).length;
  return { local, cloud: disks.data.length - local };
}

/** The calls of a batch, newest first, a page at a time. Throws DeskError `not_found` `batch`. */
export async function listBatchCalls(ctx: ServiceContext, input: unknown): Promise<BatchCallsPage> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId, page } = parseInput(BatchCallsInput, input);
  const { db } = ctx.store;
  const { version } = await loadBatch(db, batchId, actor);
  const regions = regionsOf(ctx);
  const part = { offset: page * CALLS_OF_A_PAGE, limit: CALLS_OF_A_PAGE, regions };
  const calls = await readCallsPage(db, batchId, part);
  const mixed = await readMixedCalls(db, calls, regions);
  return {
    version,
    calls: calls.map((call) => batchCall(call, mixed)),
    total: await countCalls(db, batchId, regions),
  };
}

/** The names of all rows, asked for by whoever writes about one of them. Throws DeskError `not_found` `batch`. */
export async function listRowNames(ctx: ServiceContext, input: unknown): Promise<BatchRowNames> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const { db } = ctx.store;
  await loadBatch(db, batchId, actor);
  const rows = await readRowNames(db, batchId, regionsOf(ctx));
  return {
    rows: rows.map(({ id, instanceName, resourceId, regionId, regionName }) => ({
      id,
      name: instanceName || resourceId,
      regionId,
      regionName,
    })),
  };
}

/** The address of a page of rows or calls → input of `listBatchRows`. Throws DeskError `invalid_input` `parameter`. */
export function readRowsParams(batchId: string, params: URLSearchParams) {
  const whole = (parameter: 'page' | 'limit') => {
    const text = params.get(parameter);
    if (text === null) return undefined;
    // Digits only: Number() would also take "1e3", " 1" and "".
    if (!/^\d{1,6}$/.test(text)) throw new DeskError('invalid_input', 'parameter', { parameter });
    return Number(text);
  };
  return {
    batchId,
    outcomes: params.getAll('outcome'),
    scores: params.getAll('phase'),
    regionIds: params.getAll('region'),
    attention: params.get('attention') || undefined,
    order: params.get('order') || undefined,
    page: whole('page'),
    limit: whole('limit'),
  };
}
