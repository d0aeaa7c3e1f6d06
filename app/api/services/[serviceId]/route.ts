import { runRead } from '@/lib/server/services/run-read';
import { readService } from '@/lib/server/services/schedule/read-services';

type Context = { params: Promise<{ serviceId: string }> };

/** GET /api/services/ID?cursor=: one service, its members in pages. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(
    request,
    async (ctx, url) => readService(ctx, { ...(await params), cursor: url.searchParams.get('cursor') ?? '' }),
    { dear: () => true },
  );
}
