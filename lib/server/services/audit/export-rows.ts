import 'server-only';
import { EXPORT_CHUNK_ROWS } from '@/lib/domain/limits';
import { AuditFilter } from '@/lib/schemas/audit';
import { readHead } from '@/lib/server/db/queries/audit-chain';
import { readWholeAuditPage } from '@/lib/server/db/queries/audit-page';
import { recordAudit } from '@/lib/server/services/audit';
import { auditConditions } from '@/lib/server/services/audit/conditions';
import { auditEntry } from '@/lib/server/services/audit/entry-dto';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

export type ExportFormat = 'csv' | 'json';

/**
 * What a file of audit entries is made of: all that match now, newest first, in chunks. The download leaves an entry of
 * its own, after those that it holds. Input: AuditFilter.
 */
export async function startExport(ctx: ServiceContext, input: unknown, format: ExportFormat) {
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
