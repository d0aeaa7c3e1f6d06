import { exportBatchCsv } from '@/lib/server/services/batches/export-csv';
import { getBatch } from '@/lib/server/services/batches/get';
import { runRead } from '@/lib/server/services/run-read';

const CSV = '.csv';

type Context = { params: Promise<{ batchId: string }> };

/** `/api/batches/ID` is JSON; `/api/batches/ID.csv` the same results as a file. A segment cannot be split by folders. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => {
    const { batchId } = await params;
    if (!batchId.endsWith(CSV)) return getBatch(ctx, { batchId });
    const { fileName, text } = await exportBatchCsv(ctx, { batchId: batchId.slice(0, -CSV.length) });
    return new Response(text, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
      },
    });
  });
}
