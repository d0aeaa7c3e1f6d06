import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { mayReadMetrics, renderMetrics } from '@/lib/server/metrics';
import { newCorrelationId } from '@/lib/server/services/request-context';
import { problemResponse } from '@/lib/server/services/run-read';
import { nowMs } from '@/lib/time/clock';

/** `/api/metrics`: Prometheus text for the holder of METRICS_TOKEN or a program on this machine; 403 for others. */
export async function answerMetrics(request: Request): Promise<Response> {
  try {
    if (!mayReadMetrics(request.headers, getConfig().metricsToken))
      throw new DeskError('forbidden', 'metrics');
    await ensureMigrated();
    const { body, contentType } = await renderMetrics(getStore().aside, nowMs());
    return new Response(body, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problemResponse(error, newCorrelationId());
  }
}
