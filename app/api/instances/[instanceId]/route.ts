import { getInstanceStory } from '@/lib/server/services/outcomes/instance-story';
import { runRead } from '@/lib/server/services/run-read';

type Context = { params: Promise<{ instanceId: string }> };

/** GET /api/instances/ID: everything that is known of one instance. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return runRead(request, async (ctx) => getInstanceStory(ctx, await params));
}
