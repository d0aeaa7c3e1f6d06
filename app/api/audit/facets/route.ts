import { listAuditFacets } from '@/lib/server/services/audit/read';
import { runRead } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx) => listAuditFacets(ctx));
}
