import 'server-only';
import type { Rest, Times } from '@/lib/domain/gathering';
import type { Store } from '@/lib/server/db/store';
import { processWide } from '@/lib/server/process-wide';
import { type GatheredTrail, startGatheredTrail } from '@/lib/server/services/audit/gathered-trail';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type Refusal, startRefusalTrail } from '@/lib/server/services/audit/refusal-trail';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { canonicalJson } from '@/lib/util/canonical-json';

/** What is gathered before it is written, of one store. */
type Trails = { refusals: GatheredTrail<Refusal>; uses: GatheredTrail<Use> };

const ofStores = () => processWide('auditTrails', () => new WeakMap<Store, Trails>());

/** @param now the clock of the first who asks is the one of all */
export function trailsOf(store: Store, now: () => number): Trails {
  const known = ofStores().get(store);
  if (known) return known;
  const made = { refusals: startRefusalTrail(store, now), uses: startUseTrail(store, now) };
  ofStores().set(store, made);
  return made;
}

/** Writes everything that was only counted so far: before the store is closed, and before the last head is published. */
export async function flushTrails(store: Store): Promise<void> {
  const trails = ofStores().get(store);
  if (trails) await Promise.all([trails.refusals.flush(), trails.uses.flush()]);
}

/**
 * An entry about a use, before it is answered; the same again within a minute is only counted. Throws when it could not
 * be written: then nothing is handed out.
 */
export async function recordUse(ctx: ServiceContext, record: UseRecord): Promise<void> {
  const { actor } = ctx;
  const session = actor.kind === 'user' ? actor.sessionId : '';
  const { action, objectId, after } = record;
  await trailsOf(ctx.store, ctx.now).uses.note({
    key: canonicalJson([actor.id, session, action, objectId, after]),
    group: actor.id,
    kind: action,
    item: { ctx, record },
  });
}

/** Somebody took something out of the desk, or had it work, without changing anything. */
type UseRecord = {
  action: 'events.export' | 'batch.export' | 'outcomes.export' | 'sync.run';
  objectType: 'events' | 'batch' | 'outcomes' | 'mirror' | 'instance';
  objectId: string;
  after: Record<string, unknown>;
};
type Use = { ctx: ServiceContext; record: UseRecord };

/** One person can do this in a loop, and the trail keeps everything for ever. */
const LIMITS = { windowMs: 60_000, perGroup: 20, total: 200 };

function startUseTrail(store: Store, now: () => number): GatheredTrail<Use> {
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
