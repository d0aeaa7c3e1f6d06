import 'server-only';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import type { Store } from '@/lib/server/db/store';
import type { ServiceContext } from '@/lib/server/services/context';

/** A running job. `stop` lets what is in flight finish and then resolves. */
export type RunningJob = { stop(): Promise<void> };

/** What of a pino logger these jobs use. */
export type JobLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/**
 * The server itself as actor of what the jobs write.
 * @param correlationId of the request that it goes back to, or what else ties the entries together
 */
export function jobContext(
  deps: { store: Store; now: () => number; target?: PlanTarget | undefined },
  correlationId: string,
): ServiceContext {
  return {
    store: deps.store,
    actor: { kind: 'system', id: 'system', name: 'system' },
    correlationId,
    now: deps.now,
    target: deps.target,
  };
}
