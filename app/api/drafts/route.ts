import { listMyDrafts } from '@/lib/server/services/drafts/list-mine';
import { runRead } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx) => listMyDrafts(ctx));
}
