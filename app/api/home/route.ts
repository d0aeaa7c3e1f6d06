import { readHome } from '@/lib/server/services/home/read';
import { runRead } from '@/lib/server/services/run-read';
import { wholeNumberParam } from '@/lib/server/services/url-params';

/** GET /api/home?day=: what waits for the viewer; `day`: their midnight (epoch ms). */
export function GET(request: Request): Promise<Response> {
  return runRead(
    request,
    (ctx, url) => readHome(ctx, { dayStartMs: wholeNumberParam(url.searchParams, 'day') ?? null }),
    {
      // Every row that may still change is judged.
      dear: () => true,
    },
  );
}
