import 'server-only';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { CSV_BOM, type CsvValue, csvLine } from '@/lib/domain/csv';
import type { AuditEntry } from '@/lib/schemas/audit';
import { startExport } from '@/lib/server/services/audit/export-rows';
import type { ServiceContext } from '@/lib/server/services/context';
import type { ExportedFile } from '@/lib/server/services/file-response';

const COLUMNS: readonly (readonly [string, (entry: AuditEntry) => CsvValue])[] = [
  ['seq', (entry) => entry.seq],
  ['at_utc', (entry) => new Date(entry.atMs).toISOString()],
  ['actor_id', (entry) => entry.actorId],
  ['actor_name', (entry) => entry.actorName],
  ['session_id', (entry) => entry.sessionId],
  ['action', (entry) => entry.action],
  ['object_type', (entry) => entry.objectType],
  ['object_id', (entry) => entry.objectId],
  ['before', (entry) => jsonCell(entry.before)],
  ['after', (entry) => jsonCell(entry.after)],
  ['policy_version', (entry) => entry.policyVersion],
  ['correlation_id', (entry) => entry.correlationId],
  ['prev_hash', (entry) => entry.prevHash],
  ['hash', (entry) => entry.hash],
];

/** The filter's entries as CSV that no spreadsheet computes, in chunks of text. Input: AuditFilter. */
export async function exportAuditCsv(ctx: ServiceContext, input: unknown): Promise<ExportedFile> {
  const { fileName, chunks } = await startExport(ctx, input, 'csv');
  async function* lines() {
    yield CSV_BOM + csvLine(COLUMNS.map(([name]) => name));
    for await (const entries of chunks) {
      yield entries.map((entry) => csvLine(COLUMNS.map(([, read]) => read(entry)))).join('');
    }
  }
  return { fileName, chunks: lines() };
}

function jsonCell(value: unknown): string | null {
  return value === null ? null : canonicalJson(value);
}
