import 'server-only';
import { EXPORT_CHUNK_ROWS } from '@/lib/domain/limits';
import { OutcomeFilter, type OutcomeRow } from '@/lib/schemas/outcomes';
import { type OutcomePlace, readOutcomesPage } from '@/lib/server/db/queries/outcomes';
import { recordUse } from '@/lib/server/services/audit/trails';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import type { ExportedFile } from '@/lib/server/services/file-response';
import { judgingOf, outcomeConditions, outcomeRow, readSight } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';
import { CSV_BOM, type CsvValue, csvLine } from '@/lib/util/csv';

const LAST_DATE_MS = 8_640_000_000_000_000;

const COLUMNS: readonly (readonly [string, (row: OutcomeRow) => CsvValue])[] = [
  ['account', (row) => row.account],
  ['instance_id', (row) => row.instanceId],
  ['instance_name', (row) => row.instanceName],
  ['region_id', (row) => row.regionId],
  ['phase', (row) => row.phase],
  ['phase_since_utc', (row) => isoUtc(row.phaseSinceMs)],
  ['needs_a_person', (row) => row.looksHere],
  ['when', (row) => row.opsType],
  ['plan_utc', (row) => isoUtc(row.planTimeMs)],
  ['cloud_acts_utc', (row) => isoUtc(row.dueAtMs)],
  ['accepted_utc', (row) => isoUtc(row.acceptedAtMs)],
  ['executing_since_utc', (row) => isoUtc(row.executingSinceMs)],
  ['ended_utc', (row) => isoUtc(row.finalAtMs)],
  ['cloud_status', (row) => row.cloudStatus],
  ['last_seen_utc', (row) => isoUtc(row.seenAtMs)],
  ['batch', (row) => row.batchNumber],
  ['event_id', (row) => row.eventId],
  ['request_id', (row) => row.requestId],
  ['code', (row) => row.code],
  ['next_step', (row) => row.nextStep],
  ['acknowledged_by', (row) => row.ackBy],
  ['acknowledged_utc', (row) => isoUtc(row.ackAtMs)],
  ['acknowledged_note', (row) => row.ackNote],
];

/** The filter's rows as CSV that no spreadsheet computes, in chunks of text. Input: OutcomeFilter. */
export async function exportOutcomesCsv(ctx: ServiceContext, input: unknown): Promise<ExportedFile> {
  const { fileName, chunks } = await startExport(ctx, input, 'csv');
  async function* lines() {
    yield CSV_BOM + csvLine(COLUMNS.map(([name]) => name));
    for await (const rows of chunks) {
      yield rows.map((row) => csvLine(COLUMNS.map(([, read]) => read(row)))).join('');
    }
  }
  return { fileName, chunks: lines() };
}

/** The filter's rows as one JSON document `{exportedAt, filter, seenUpToMs, blindSinceMs, rows}`, in chunks of text. */
export async function exportOutcomesJson(ctx: ServiceContext, input: unknown): Promise<ExportedFile> {
  const { fileName, chunks, filter } = await startExport(ctx, input, 'json');
  const head = { exportedAt: new Date(ctx.now()).toISOString(), filter, ...(await readSight(ctx)) };
  async function* text() {
    yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
    let comma = '\n';
    for await (const rows of chunks) {
      if (rows.length === 0) continue;
      yield comma + rows.map((row) => JSON.stringify(row)).join(',\n');
      comma = ',\n';
    }
    yield '\n]}\n';
  }
  return { fileName, chunks: text() };
}

/**
 * All rows of the filter, judged at one moment, in the order of the list and in chunks: memory does not grow with the
 * file. A row that moves to another place meanwhile may be missing or stand there twice, with its batch and event.
 */
async function startExport(ctx: ServiceContext, input: unknown, format: 'csv' | 'json') {
  requirePermission(ctx, 'batches.read');
  const filter = parseInput(OutcomeFilter, input);
  const judging = await judgingOf(ctx);
  await recordUse(ctx, {
    action: 'outcomes.export',
    objectType: 'outcomes',
    objectId: format,
    after: { filter },
  });
  const conditions = outcomeConditions(filter, regionsOf(ctx));
  async function* chunks() {
    const limit = EXPORT_CHUNK_ROWS;
    for (let after: OutcomePlace | null = null; ; ) {
      const page: Awaited<ReturnType<typeof readOutcomesPage>> = await readOutcomesPage(ctx.store.aside, {
        judging,
        conditions,
        after,
        limit,
      });
      yield page.flatMap(({ row }) => outcomeRow(row) ?? []);
      after = page.at(-1)?.place ?? null;
      if (page.length < limit || after === null) return;
    }
  }
  return { filter, chunks: chunks(), fileName: fileName(judging.nowMs, format) };
}

/** ISO 8601 in UTC; null when absent or beyond what a date can be. */
function isoUtc(atMs: number | null): string | null {
  return atMs === null || Math.abs(atMs) > LAST_DATE_MS ? null : new Date(atMs).toISOString();
}

/** `outcomes-YYYYMMDD-HHmm.csv`, UTC. Nothing of the filter, so nothing hostile gets into a header. */
function fileName(nowMs: number, format: string): string {
  const digits = new Date(nowMs).toISOString().replace(/\D/g, '');
  return `outcomes-${digits.slice(0, 8)}-${digits.slice(8, 12)}.${format}`;
}
