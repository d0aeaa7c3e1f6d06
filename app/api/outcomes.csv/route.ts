import { exportOutcomesCsv } from '@/lib/server/services/outcomes/export';
import { readOutcomeFilter } from '@/lib/server/services/outcomes/list';
import { runExport } from '@/lib/server/services/run-read';

/** GET /api/outcomes.csv with the filters of GET /api/outcomes: every row, no paging. */
export function GET(request: Request): Promise<Response> {
  return runExport(
    request,
    (ctx, url) => exportOutcomesCsv(ctx, readOutcomeFilter(url.searchParams)),
    'text/csv; charset=utf-8',
  );
}
