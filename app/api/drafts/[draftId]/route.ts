import { getDraft } from '@/lib/server/services/batches/read-draft';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ draftId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => getDraft(ctx, await params));
}
