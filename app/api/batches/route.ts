import { listBatches, readBatchParams } from '@/lib/server/services/batches/list';
import { runRead, searches } from '@/lib/server/services/run-read';

/** Orders whose value is worked out for every batch. */
const WORKED_OUT = ['first', 'attention'];

export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listBatches(ctx, readBatchParams(url.searchParams)), {
    dear: (url) => searches(url) || WORKED_OUT.includes(url.searchParams.get('sort') ?? ''),
  });
}
