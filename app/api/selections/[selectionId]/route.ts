import { listSelectionKeys } from '@/lib/server/services/events/selections';
import { runRead } from '@/lib/server/services/run-read';

type Params = { params: Promise<{ selectionId: string }> };

/** GET /api/selections/ID: the keys of a frozen selection. */
export function GET(request: Request, { params }: Params): Promise<Response> {
  return runRead(request, async (ctx) => listSelectionKeys(ctx, await params));
}
