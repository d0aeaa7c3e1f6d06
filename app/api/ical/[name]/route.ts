import { getConfig } from '@/lib/server/config';
import { serveFeed } from '@/lib/server/services/calendar/serve-feed';
import { processDeps } from '@/lib/server/services/request-context';
import { nowMs } from '@/lib/time/clock';

/** GET /api/ical/dskc_ID_SECRET.ics?due=1: a calendar feed; it has no session, its address is the right. */
export async function GET(request: Request, { params }: RouteContext<'/api/ical/[name]'>): Promise<Response> {
  const { store } = await processDeps();
  return serveFeed(
    { store, now: nowMs, settings: getConfig() },
    {
      name: (await params).name,
      withDue: new URL(request.url).searchParams.get('due') === '1',
      ifNoneMatch: request.headers.get('if-none-match'),
    },
  );
}
