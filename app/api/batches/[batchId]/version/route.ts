import { getBatchVersion } from '@/lib/server/services/batches/read';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ batchId: string }> };

/** GET /api/batches/ID/version: what an open page polls. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => getBatchVersion(ctx, await params), { dear: 'never' });
}
