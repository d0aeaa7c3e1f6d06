import { readTimeline, readTimelineParams } from '@/lib/server/services/outcomes/list';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/outcomes/timeline?since=&until= with the filters of GET /api/outcomes. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => readTimeline(ctx, readTimelineParams(url.searchParams)), {
    dear: () => true,
  });
}
