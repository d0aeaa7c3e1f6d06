import { listOutcomes, readOutcomeParams } from '@/lib/server/services/outcomes/list';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/outcomes?phase=&region=&batch=&group=&from=&to=&q=&cursor= */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listOutcomes(ctx, readOutcomeParams(url.searchParams)), {
    // Every row that may still change is judged, and the history counted.
    dear: () => true,
  });
}
