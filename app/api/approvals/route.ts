import { listInbox } from '@/lib/server/services/approvals/list-inbox';
import { readInboxParams } from '@/lib/server/services/approvals/read-params';
import { runRead } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listInbox(ctx, readInboxParams(url.searchParams)));
}
