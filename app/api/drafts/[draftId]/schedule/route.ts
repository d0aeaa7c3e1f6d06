import { readDraftSchedule } from '@/lib/server/services/batches/draft-schedule';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ draftId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => readDraftSchedule(ctx, await params));
}
