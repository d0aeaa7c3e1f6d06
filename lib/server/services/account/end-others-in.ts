import 'server-only';
import type { Tx } from '@/lib/server/db/schema';

/**
 * Ends all sessions of a person but the one they act in, and sign-ins that wait for a code. Part of every change of how
 * somebody signs in. Returns how many sessions ended.
 */
export async function endOtherSessionsIn(tx: Tx, actor: { id: string; sessionId: string }): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('userId', '=', actor.id)
    .where('id', '!=', actor.sessionId)
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('signInSteps').where('userId', '=', actor.id).execute();
  return Number(numDeletedRows);
}
