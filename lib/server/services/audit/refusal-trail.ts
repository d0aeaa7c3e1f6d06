import 'server-only';
import type { Rest, Times } from '@/lib/domain/gathering';
import type { Client } from '@/lib/server/auth/client';
import type { Store } from '@/lib/server/db/store';
import { type GatheredTrail, startGatheredTrail } from '@/lib/server/services/audit/gathered-trail';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type RefusedSubject, readRefused } from '@/lib/server/services/audit/refused-subject';
import { type Actor, type ServiceContext, STRANGER, withTransaction } from '@/lib/server/services/context';
import { newCorrelationId } from '@/lib/server/services/request-context';

/** By which way somebody wanted to get in. */
export type SignInWay = 'password' | 'provider' | 'invite';

/** Somebody was not let in, or a page of somebody else tried to act. */
export type Refusal = {
  action: 'session.refused' | 'invite.refused' | 'origin.refused';
  reason: string;
  way: SignInWay | null;
  /** A person only where somebody was signed in. */
  actor: Actor;
  subject: RefusedSubject;
  client: Client;
  correlationId: string;
};

/** For a day of attack: at most some 90,000 entries, 45 MB. */
const LIMITS = { windowMs: 60_000, perGroup: 20, total: 60 };

export function startRefusalTrail(store: Store, now: () => number): GatheredTrail<Refusal> {
  const context = (actor: Actor, correlationId: string): ServiceContext => ({
    store,
    actor,
    correlationId,
    now,
  });
  return startGatheredTrail<Refusal>({
    limits: LIMITS,
    now,
    write: (refusal, times) => writeRefusal(context(refusal.actor, refusal.correlationId), refusal, times),
    writeRest: (rest) => writeRest(context(STRANGER, newCorrelationId()), rest),
  });
}

async function writeRefusal(ctx: ServiceContext, refusal: Refusal, times: Times | null): Promise<void> {
  const { action, reason, way, subject, client } = refusal;
  const found = await readRefused(ctx.store.db, {
    subject,
    reason,
    address: client.address,
    nowMs: ctx.now(),
  });
  await withTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, {
      action,
      objectType: found.objectType,
      objectId: found.objectId,
      after: { reason: found.reason, way, emailHash: subject.emailHash, client, ...times },
    }),
  );
}

async function writeRest(ctx: ServiceContext, rest: Rest): Promise<void> {
  const { byKind: byReason, byGroup: byAddress, ...times } = rest;
  await withTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, {
      action: 'refusals.more',
      objectType: 'audit',
      objectId: 'refusals',
      after: { ...times, byReason, byAddress },
    }),
  );
}
