import { MAX_DRAWN_ROWS } from '@/lib/domain/limits';
import { listRowNames } from '@/lib/server/services/batches/list-rows';
import { lookUpBatch } from '@/lib/server/services/batches/read';
import type { ServiceContext } from '@/lib/server/services/context';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ batchId: string }> };

/** GET /api/batches/ID/names */
export function GET(request: Request, { params }: Context): Promise<Response> {
  const isBig = async (_: URL, ctx: ServiceContext) =>
    (await lookUpBatch(ctx, await params)).rowCount > MAX_DRAWN_ROWS;
  return runRead(request, async (ctx) => listRowNames(ctx, await params), { dear: isBig });
}
