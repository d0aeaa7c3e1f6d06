import { findInstances } from '@/lib/server/services/outcomes/instances';
import { runRead, searches } from '@/lib/server/services/run-read';

/** GET /api/instances?q=: by id, name or address. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => findInstances(ctx, { q: url.searchParams.get('q') ?? '' }), {
    dear: searches,
  });
}
