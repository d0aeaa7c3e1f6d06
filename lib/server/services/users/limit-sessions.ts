import 'server-only';
import { MAX_SESSIONS } from '@/lib/domain/limits';
import { IDLE_LIMIT_MS } from '@/lib/server/auth/resolve-session';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { recordAudit } from '@/lib/server/services/audit';
import type { Actor, ServiceContext } from '@/lib/server/services/context';
import { authDate } from '@/lib/server/services/users/user-rows';

/** A person has so many sessions at a time; a new one ends the oldest. Part of the transaction that notes the new one. */
export async function endOldestSessions(
  tx: Tx,
  ctx: ServiceContext & { actor: Extract<Actor, { kind: 'user' }> },
): Promise<void> {
  const sessions = await tx
    .selectFrom('session')
    .select('id')
    .where('userId', '=', ctx.actor.id)
    .where('id', '!=', ctx.actor.sessionId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
  for (const { id } of sessions.slice(MAX_SESSIONS - 1)) {
    await tx.deleteFrom('session').where('id', '=', id).execute();
    await recordAudit(tx, ctx, {
      action: 'session.end',
      objectType: 'session',
      objectId: id,
      after: { reason: 'too_many_sessions', max: MAX_SESSIONS },
    });
  }
}

/** Removes sessions that nobody can use any more: those that are over, and those that were not used for a day. */
export async function removeEndedSessions(store: Store, nowMs: number): Promise<number> {
  const now = authDate(store.kind, nowMs);
  const { numDeletedRows } = await store.db
    .deleteFrom('session')
    .where((eb) =>
      eb.or([eb('expiresAt', '<', now), eb('updatedAt', '<', authDate(store.kind, nowMs - IDLE_LIMIT_MS))]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
