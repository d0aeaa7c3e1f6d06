import { MAX_DRAWN_ROWS } from '@/lib/domain/limits';
import { exportBatchCsv } from '@/lib/server/services/batches/export';
import { getBatch, lookUpBatch } from '@/lib/server/services/batches/read';
import type { ServiceContext } from '@/lib/server/services/context';
import { runExport, runRead } from '@/lib/server/services/run-read';

const CSV = '.csv';

type Context = { params: Promise<{ batchId: string }> };

/** `/api/batches/ID` is JSON; `/api/batches/ID.csv` the same results as a file. A segment cannot be split by folders. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { batchId } = await params;
  if (!batchId.endsWith(CSV)) {
    const isBig = async (_: URL, ctx: ServiceContext) =>
      (await lookUpBatch(ctx, { batchId })).rowCount > MAX_DRAWN_ROWS;
    return runRead(request, (ctx) => getBatch(ctx, { batchId }), { dear: isBig });
  }
  const input = { batchId: batchId.slice(0, -CSV.length) };
  return runExport(request, (ctx) => exportBatchCsv(ctx, input), 'text/csv; charset=utf-8');
}
