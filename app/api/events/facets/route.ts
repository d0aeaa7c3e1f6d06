import { listEventFacets, readEventParams } from '@/lib/server/services/events/list';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/events/facets?q=&type=&level=&status=&region=&due_before=&redeployable= */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listEventFacets(ctx, readEventParams(url.searchParams)), {
    dear: () => true,
  });
}
