import 'server-only';
import { startExport } from '@/lib/server/services/audit/export-rows';
import type { ServiceContext } from '@/lib/server/services/context';
import type { ExportedFile } from '@/lib/server/services/file-response';

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
