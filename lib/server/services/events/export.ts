import 'server-only';
import { EXPORT_CHUNK_ROWS } from '@/lib/domain/limits';
import { EventListInput } from '@/lib/schemas/events';
import { type EventListRow, readEventKeys, readEventsByKeys } from '@/lib/server/db/queries/events';
import { recordUse } from '@/lib/server/services/audit/trails';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { conditionsOf, parseSorting } from '@/lib/server/services/events/conditions';
import type { ExportedFile } from '@/lib/server/services/file-response';
import { parseInput } from '@/lib/server/services/parse-input';
import { CSV_BOM, type CsvValue, csvLine } from '@/lib/util/csv';

/** Rows of one file. [inferred] Ours: a spreadsheet holds 1,048,576 lines. */
const MAX_ROWS = 1_000_000;
const LAST_DATE_MS = 8_640_000_000_000_000;

const COLUMNS: readonly (readonly [string, (row: EventListRow) => CsvValue])[] = [
  ['event_id', (row) => row.eventId],
  ['resource_id', (row) => row.resourceId],
  ['instance_name', (row) => row.instanceName],
  ['type', (row) => row.eventType],
  ['level', (row) => row.eventLevel],
  ['status', (row) => row.eventStatus],
  ['region_id', (row) => row.regionId],
  ['region_name', (row) => row.regionName],
  ['due_utc', (row) => isoUtc(row.dueAtMs)],
  ['due_is_estimate', (row) => (row.dueAtMs === null ? null : row.dueIsEstimate === 1)],
  ['not_before_utc', (row) => isoUtc(row.notBeforeMs)],
  ['published_utc', (row) => isoUtc(row.publishTimeMs)],
  ['reason', (row) => row.reason],
  ['spec', (row) => row.spec],
  ['addresses', (row) => row.addresses],
  ['local_disk', (row) => (row.localDisk === null ? null : row.localDisk === 1)],
  ['in_batch', (row) => row.batchNumber],
  ['gone_utc', (row) => isoUtc(row.goneAtMs)],
];

const ExportInput = EventListInput.pick({
  q: true,
  type: true,
  level: true,
  status: true,
  region: true,
  dueBeforeMs: true,
  redeployable: true,
  unplanned: true,
  sort: true,
});

/**
 * The filter's events as CSV, in chunks of text. Which rows, and their order, is settled before the first chunk, so
 * that no event is missing or twice in the file when the mirror changes meanwhile. Input: EventListInput without paging.
 */
export async function exportEventsCsv(ctx: ServiceContext, input: unknown): Promise<ExportedFile> {
  requirePermission(ctx, 'events.read');
  const request = parseInput(ExportInput, input);
  const keys = await readEventKeys(ctx.store.aside, {
    conditions: conditionsOf(request, regionsOf(ctx)),
    sorting: parseSorting(request.sort),
    after: null,
    limit: MAX_ROWS,
    total: MAX_ROWS,
  });
  const { sort, ...filter } = request;
  await recordUse(ctx, {
    action: 'events.export',
    objectType: 'events',
    objectId: 'csv',
    after: { filter, sort, rows: keys.length },
  });
  return { fileName: fileName(ctx.now()), chunks: csvChunks(ctx, keys) };
}

async function* csvChunks(ctx: ServiceContext, keys: readonly string[]): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(COLUMNS.map(([name]) => name));
  for (let start = 0; start < keys.length; start += EXPORT_CHUNK_ROWS) {
    const rows = await readEventsByKeys(
      ctx.store.aside,
      keys.slice(start, start + EXPORT_CHUNK_ROWS),
      regionsOf(ctx),
    );
    yield rows.map((row) => csvLine(COLUMNS.map(([, read]) => read(row)))).join('');
  }
}

/** ISO 8601 in UTC; null when absent or beyond what a date can be. */
function isoUtc(atMs: number | null): string | null {
  return atMs === null || Math.abs(atMs) > LAST_DATE_MS ? null : new Date(atMs).toISOString();
}

/** `events-YYYYMMDD-HHmm.csv`, UTC. Nothing of the filter, so nothing hostile gets into a header. */
function fileName(nowMs: number): string {
  const digits = new Date(nowMs).toISOString().replace(/\D/g, '');
  return `events-${digits.slice(0, 8)}-${digits.slice(8, 12)}.csv`;
}
