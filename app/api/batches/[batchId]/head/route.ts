import { getBatchHead } from '@/lib/server/services/batches/read';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ batchId: string }> };

/** GET /api/batches/ID/head: everything but the rows and calls. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => getBatchHead(ctx, await params));
}
