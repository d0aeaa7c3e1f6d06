import { runRead } from '@/lib/server/services/run-read';
import { previewServices, readPreviewParams } from '@/lib/server/services/schedule/auto-services';

/** GET /api/services/preview?kind=tag&value=KEY or ?kind=name&value=PATTERN: what services that would make. Admins only. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, (ctx, url) => previewServices(ctx, readPreviewParams(url.searchParams)), {
    dear: () => true,
  });
}
