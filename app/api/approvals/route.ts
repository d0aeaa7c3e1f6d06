import { listInbox, readInboxParams } from '@/lib/server/services/batches/inbox';
import { runRead } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listInbox(ctx, readInboxParams(url.searchParams)));
}
