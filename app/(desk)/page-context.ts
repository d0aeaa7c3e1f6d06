import 'server-only';
import type { DeskSession } from '@/lib/server/auth/resolve-session';
import type { ServiceContext } from '@/lib/server/services/context';
import { actorOf, newCorrelationId, processDeps } from '@/lib/server/services/request-context';
import { nowMs } from '@/lib/time/clock';

/** What the services need to answer a page of `session`. */
export async function pageContext(session: DeskSession): Promise<ServiceContext> {
  const { store } = await processDeps();
  return { store, actor: actorOf(session), correlationId: newCorrelationId(), now: nowMs };
}
