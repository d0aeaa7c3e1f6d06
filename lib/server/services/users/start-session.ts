import 'server-only';
import type { Role } from '@/lib/domain/permissions';
import type { Client } from '@/lib/server/auth/client';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { recordAudit } from '@/lib/server/services/audit';
import type { SignInWay } from '@/lib/server/services/audit/refusal-trail';
import { withTransaction } from '@/lib/server/services/context';
import { endOldestSessions } from '@/lib/server/services/users/limit-sessions';

type Started = {
  store: Store;
  correlationId: string;
  now: () => number;
  client?: Client | undefined;
  way: SignInWay;
  /** What else is known of it: how the second factor was given. */
  how?: Record<string, unknown> | undefined;
  actor: { kind: 'user'; id: string; name: string; role: Role; sessionId: string };
};

/**
 * Tells the audit trail of a new session: by which way, and from where. The session itself keeps the address and the
 * browser, too; better-auth would believe any header about them (auth.ts).
 */
export async function recordSessionStart({ way, client, how, ...ctx }: Started): Promise<void> {
  const { actor, store } = ctx;
  await withTransaction({ store }, async (tx) => {
    await tx
      .updateTable('session')
      .set({ ipAddress: client?.address ?? null, userAgent: client?.browser ?? null })
      .where('id', '=', actor.sessionId)
      .execute();
    await recordAudit(tx, ctx, {
      action: 'session.start',
      objectType: 'session',
      objectId: actor.sessionId,
      after: { way, client, ...how },
    });
    await endOldestSessions(tx, ctx);
  });
  log.info({ correlationId: ctx.correlationId, actorId: actor.id, way, client }, 'signed in');
}
