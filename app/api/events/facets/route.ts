import { listEventFacets } from '@/lib/server/services/events/facets';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/events/facets */
export function GET(request: Request): Promise<Response> {
  return runRead(request, listEventFacets, { dear: () => true });
}
