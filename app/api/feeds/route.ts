import { listFeeds } from '@/lib/server/services/calendar/feeds';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/feeds: the viewer's own calendar feeds. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, listFeeds);
}
