import { listBatchCalls, readRowsParams } from '@/lib/server/services/batches/list-rows';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ batchId: string }> };

/** GET /api/batches/ID/calls?page= */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx, url) => {
    const { batchId, page } = readRowsParams((await params).batchId, url.searchParams);
    return listBatchCalls(ctx, { batchId, page });
  });
}
