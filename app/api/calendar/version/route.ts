import { runRead } from '@/lib/server/services/run-read';
import { getCalendarVersion } from '@/lib/server/services/schedule/read-calendar';

/** GET /api/calendar/version: what an open page polls. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, getCalendarVersion, { dear: 'never' });
}
