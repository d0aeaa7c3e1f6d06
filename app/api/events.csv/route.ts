import { exportEventsCsv } from '@/lib/server/services/events/export';
import { readEventParams } from '@/lib/server/services/events/list';
import { runExport } from '@/lib/server/services/run-read';

/** GET /api/events.csv with the filters and the sort of GET /api/events: every row, no paging. */
export function GET(request: Request): Promise<Response> {
  return runExport(
    request,
    (ctx, url) => exportEventsCsv(ctx, readEventParams(url.searchParams)),
    'text/csv; charset=utf-8',
  );
}
