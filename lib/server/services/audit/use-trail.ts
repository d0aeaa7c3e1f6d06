import 'server-only';
import type { Rest, Times } from '@/lib/domain/gathering';
import type { Store } from '@/lib/server/db/store';
import { recordAudit } from '@/lib/server/services/audit';
import { type GatheredTrail, startGatheredTrail } from '@/lib/server/services/audit/gathered-trail';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';

/** Somebody took something out of the desk, or had it work, without changing anything. */
export type UseRecord = {
  action: 'events.export' | 'batch.export' | 'outcomes.export' | 'sync.run';
  objectType: 'events' | 'batch' | 'outcomes' | 'mirror' | 'instance';
  objectId: string;
  after: Record<string, unknown>;
};
export type Use = { ctx: ServiceContext; record: UseRecord };

/** One person can do this in a loop, and the trail keeps everything for ever. */
const LIMITS = { windowMs: 60_000, perGroup: 20, total: 200 };

export function startUseTrail(store: Store, now: () => number): GatheredTrail<Use> {
  return startGatheredTrail<Use>({
    limits: LIMITS,
    now,
    write: writeUse,
    writeRest: (rest) => writeRest({ ...systemContext(store), now }, rest),
  });
}

async function writeUse({ ctx, record }: Use, times: Times | null): Promise<void> {
  const after = { ...record.after, client: ctx.client, ...times };
  await withTransaction(ctx, (tx) => recordAudit(tx, ctx, { ...record, after }));
}

/** By the server: it may be about several people. */
async function writeRest(ctx: ServiceContext, rest: Rest): Promise<void> {
  const { byKind: byAction, byGroup: byActor, ...times } = rest;
  await withTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, {
      action: 'uses.more',
      objectType: 'audit',
      objectId: 'uses',
      after: { ...times, byAction, byActor },
    }),
  );
}
