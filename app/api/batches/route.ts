import { listBatches } from '@/lib/server/services/batches/list';
import { readBatchParams } from '@/lib/server/services/batches/read-params';
import { runRead, searches } from '@/lib/server/services/run-read';

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listBatches(ctx, readBatchParams(url.searchParams)), {
    dear: searches,
  });
}
