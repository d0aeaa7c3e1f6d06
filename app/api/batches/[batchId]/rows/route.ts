import { listBatchRows, readRowsParams } from '@/lib/server/services/batches/list-rows';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ batchId: string }> };

/** GET /api/batches/ID/rows?outcome=&phase=&region=&attention=all|open|decide&order=position|risk&page=&limit= */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx, url) =>
    listBatchRows(ctx, readRowsParams((await params).batchId, url.searchParams)),
  );
}
