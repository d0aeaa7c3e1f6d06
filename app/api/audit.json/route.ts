import { exportAuditJson } from '@/lib/server/services/audit/export-json';
import { readAuditFilter } from '@/lib/server/services/audit/read-params';
import { fileResponse } from '@/lib/server/services/file-response';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/audit.json with the filters of GET /api/audit: every entry, no paging. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, async (ctx, url) =>
    fileResponse(await exportAuditJson(ctx, readAuditFilter(url.searchParams)), 'application/json'),
  );
}
