import { listEvents, readEventParams } from '@/lib/server/services/events/list';
import { runRead, searches } from '@/lib/server/services/run-read';

/** GET /api/events?q=&type=&level=&status=&region=&due_before=&redeployable=&sort=&cursor=&limit= */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => listEvents(ctx, readEventParams(url.searchParams)), {
    dear: searches,
  });
}
