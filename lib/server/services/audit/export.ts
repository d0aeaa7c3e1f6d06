import 'server-only';
import { EXPORT_CHUNK_ROWS } from '@/lib/domain/limits';
import { type AuditEntry, AuditFilter } from '@/lib/schemas/audit';
import { readWholeAuditPage } from '@/lib/server/db/queries/audit';
import { readHead } from '@/lib/server/db/queries/audit-chain';
import { auditConditions, auditEntry } from '@/lib/server/services/audit/read';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import type { ExportedFile } from '@/lib/server/services/file-response';
import { parseInput } from '@/lib/server/services/parse-input';
import { canonicalJson } from '@/lib/util/canonical-json';
import { CSV_BOM, type CsvValue, csvLine } from '@/lib/util/csv';

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

/**
 * The filter's entries as one JSON document `{exportedAt, filter, head, entries}`, in chunks of text. `head` is the place
 * of the whole chain at that time. Input: AuditFilter.
 */
export async function exportAuditJson(ctx: ServiceContext, input: unknown): Promise<ExportedFile> {
  const { fileName, filter, head, chunks } = await startExport(ctx, input, 'json');
  const exportedAt = new Date(ctx.now()).toISOString();
  async function* text() {
    yield `${JSON.stringify({ exportedAt, filter, head }).slice(0, -1)},"entries":[`;
    let comma = '\n';
    for await (const entries of chunks) {
      yield comma + entries.map((entry) => JSON.stringify(entry)).join(',\n');
      comma = ',\n';
    }
    yield '\n]}\n';
  }
  return { fileName, chunks: text() };
}

export type ExportFormat = 'csv' | 'json';

/**
 * What a file of audit entries is made of: all that match now, newest first, in chunks. The download leaves an entry of
 * its own, after those that it holds. Input: AuditFilter.
 */
async function startExport(ctx: ServiceContext, input: unknown, format: ExportFormat) {
  const reader = requirePermission(ctx, 'audit.export');
  const filter = parseInput(AuditFilter, input);
  const head = await readHead(ctx.store.db);
  await withTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, {
      action: 'audit.export',
      objectType: 'audit',
      objectId: format,
      after: { format, filter, upToSeq: head?.seq ?? 0, client: ctx.client },
    }),
  );
  const conditions = auditConditions(filter, reader);
  async function* chunks() {
    let beforeSeq = (head?.seq ?? 0) + 1;
    for (;;) {
      const limit = EXPORT_CHUNK_ROWS;
      const page = await readWholeAuditPage(ctx.store.aside, { conditions, beforeSeq, limit });
      if (page.length > 0) yield page.map((entry) => auditEntry(entry, reader));
      if (page.length < limit) return;
      beforeSeq = page.at(-1)?.seq ?? 0;
    }
  }
  return { filter, head, chunks: chunks(), fileName: fileName(ctx.now(), format) };
}

/** `audit-YYYYMMDD-HHmm.csv`, UTC. Nothing of the filter, so nothing hostile gets into a header. */
function fileName(nowMs: number, format: ExportFormat): string {
  const digits = new Date(nowMs).toISOString().replace(/\D/g, '');
  return `audit-${digits.slice(0, 8)}-${digits.slice(8, 12)}.${format}`;
}
