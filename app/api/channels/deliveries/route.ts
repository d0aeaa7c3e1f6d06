import { readDeliveries } from '@/lib/server/services/channels/read-page';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/channels/deliveries?channelId=: the newest messages of a channel with their tries. For admins. */
export function GET(request: Request): Promise<Response> {
  const channelId = new URL(request.url).searchParams.get('channelId');
  return runRead(request, (ctx) => readDeliveries(ctx, { channelId }));
}
