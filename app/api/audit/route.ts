import { listAudit, readAuditParams } from '@/lib/server/services/audit/read';
import { runRead, searches } from '@/lib/server/services/run-read';

/** GET /api/audit?q=&actor=&action=&type=&id=&from=&to=&cursor=&limit= (times in ISO 8601, UTC) */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listAudit(ctx, readAuditParams(url.searchParams)), {
    dear: searches,
  });
}
