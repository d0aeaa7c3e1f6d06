import 'server-only';
import { shownNumber } from '@/lib/domain/batches';
import { EXPORT_CHUNK_ROWS } from '@/lib/domain/limits';
import { BatchIdInput } from '@/lib/schemas/batch-inputs';
import type { BatchRow } from '@/lib/schemas/batches';
import { readBatchRows } from '@/lib/server/db/queries/batch-rows';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { countRowsElsewhere } from '@/lib/server/db/queries/region-limit';
import { recordUse } from '@/lib/server/services/audit/trails';
import { batchRow } from '@/lib/server/services/batches/batch-dto';
import { loadBatch } from '@/lib/server/services/batches/load';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import type { ExportedFile } from '@/lib/server/services/file-response';
import { parseInput } from '@/lib/server/services/parse-input';
import { CSV_BOM, type CsvValue, csvLine } from '@/lib/util/csv';

const LAST_DATE_MS = 8_640_000_000_000_000;

const COLUMNS: readonly (readonly [string, (row: BatchRow) => CsvValue])[] = [
  ['event_id', (row) => row.eventId],
  ['resource_id', (row) => row.resourceId],
  ['instance_name', (row) => row.instanceName],
  ['region_id', (row) => row.regionId],
  ['region_name', (row) => row.regionName],
  ['ops_type', (row) => row.opsType],
  ['plan_time_utc', (row) => isoUtc(row.planTimeMs)],
  ['delivery', (row) => row.delivery],
  ['outcome', (row) => row.outcome],
  ['reason', (row) => row.reason],
  ['waits_for', (row) => row.wait?.names.join(', ') ?? null],
  ['wait_until_utc', (row) => isoUtc(row.waitUntilMs)],
  ['code', (row) => row.code],
  ['message', (row) => row.message],
  ['request_id', (row) => row.requestId],
  ['cloud_status', (row) => row.cloudStatus],
  ['cloud_status_seen_utc', (row) => isoUtc(row.cloudStatusAtMs)],
  ['due_utc', (row) => isoUtc(row.dueAtMs)],
  ['local_disk', (row) => row.localDisk],
];

/**
 * The results of a batch as CSV that no spreadsheet computes. The file name holds its number only, so that nothing
 * hostile gets into a header. Throws DeskError `not_found` `batch`.
 */
export async function exportBatchCsv(ctx: ServiceContext, input: unknown): Promise<ExportedFile> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const batch = await loadBatch(ctx.store.db, batchId, actor);
  const elsewhere = await countRowsElsewhere(ctx.store.db, [batchId], regionsOf(ctx));
  await recordUse(ctx, {
    action: 'batch.export',
    objectType: 'batch',
    objectId: batchId,
    after: { format: 'csv', rows: batch.rowCount - (elsewhere.get(batchId) ?? 0) },
  });
  return { fileName: `batch-${shownNumber(batch.number) ?? 'draft'}.csv`, chunks: csvChunks(ctx, batchId) };
}

async function* csvChunks(ctx: ServiceContext, batchId: string): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(COLUMNS.map(([name]) => name));
  const regions = regionsOf(ctx);
  for (const records of chunksOf(await readBatchRows(ctx.store.aside, batchId, regions), EXPORT_CHUNK_ROWS)) {
    yield records
      .flatMap((record) => batchRow(record, regions))
      .map((row) => csvLine(COLUMNS.map(([, read]) => read(row))))
      .join('');
  }
}

/** ISO 8601 in UTC; null when absent or beyond what a date can be. */
function isoUtc(atMs: number | null): string | null {
  return atMs === null || Math.abs(atMs) > LAST_DATE_MS ? null : new Date(atMs).toISOString();
}
