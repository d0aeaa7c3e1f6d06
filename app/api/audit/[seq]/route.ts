import { getAuditEntry, readAuditSeq } from '@/lib/server/services/audit/read';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ seq: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => getAuditEntry(ctx, readAuditSeq((await params).seq)));
}
