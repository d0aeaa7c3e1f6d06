import 'server-only';
import { getConfig } from '@/lib/server/config';
import { getStore } from '@/lib/server/db/get-store';
import { checkHealth } from '@/lib/server/services/health/check-health';
import { nowMs } from '@/lib/time/clock';

/** `/api/health`: 200 when people can be served (even if the mirror is behind), else 503. Open to all: holds no secret. */
export async function answerHealth(): Promise<Response> {
  const { syncIntervalMs } = getConfig();
  const health = await checkHealth({ store: getStore(), syncIntervalMs, nowMs: nowMs() });
  return Response.json(health, {
    status: health.ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
