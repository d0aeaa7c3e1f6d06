import 'server-only';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import { getPlanTarget } from '@/lib/server/config';
import type { ServiceContext } from '@/lib/server/services/context';

/** Where whatever is sent now would go: as this server is set up, unless the context says otherwise. */
export function targetOf(ctx: Pick<ServiceContext, 'target'>): PlanTarget {
  return ctx.target ?? getPlanTarget();
}
