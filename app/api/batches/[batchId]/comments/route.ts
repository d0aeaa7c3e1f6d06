import { listComments } from '@/lib/server/services/batches/comments';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ batchId: string }> };

/** GET /api/batches/ID/comments: also those that do not come with the batch. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => listComments(ctx, await params));
}
