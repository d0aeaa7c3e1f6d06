import { exportAuditCsv } from '@/lib/server/services/audit/export';
import { readAuditFilter } from '@/lib/server/services/audit/read';
import { runExport } from '@/lib/server/services/run-read';

/** GET /api/audit.csv with the filters of GET /api/audit: every entry, no paging. */
export function GET(request: Request): Promise<Response> {
  return runExport(
    request,
    (ctx, url) => exportAuditCsv(ctx, readAuditFilter(url.searchParams)),
    'text/csv; charset=utf-8',
  );
}
