import 'server-only';
import { cache } from 'react';
import type { DeskSession } from '@/lib/server/auth/resolve-session';
import type { ServiceContext } from '@/lib/server/services/context';
import { forPage } from '@/lib/server/services/read-fairly';
import { actorOf, newCorrelationId, processDeps } from '@/lib/server/services/request-context';
import { nowMs } from '@/lib/time/clock';

/** What the services need to answer a page of `session`. It is for reading; layout and page have one together. */
export const pageContext = cache(async (session: DeskSession): Promise<ServiceContext> => {
  const { store } = await processDeps();
  return forPage({ store, actor: actorOf(session), correlationId: newCorrelationId(), now: nowMs });
});
