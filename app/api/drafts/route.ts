import { listMyDrafts } from '@/lib/server/services/batches/read-draft';
import { runRead } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx) => listMyDrafts(ctx));
}
