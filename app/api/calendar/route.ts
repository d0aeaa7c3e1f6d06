import { runRead } from '@/lib/server/services/run-read';
import { readCalendar, readCalendarParams } from '@/lib/server/services/schedule/read-calendar';

/** GET /api/calendar?from=&to=&by=&region=&service=&state=&zone=&skip= */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => readCalendar(ctx, readCalendarParams(url.searchParams)), {
    // Everybody who is down, and every row of the stretch.
    dear: () => true,
  });
}
