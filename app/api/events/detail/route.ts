import { getEvent } from '@/lib/server/services/events/get';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/events/detail?key= */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => getEvent(ctx, { key: url.searchParams.get('key') }));
}
