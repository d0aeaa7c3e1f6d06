import 'server-only';
import type { Tx } from '@/lib/server/db/schema';

/** Takes a person's second factor away, with its recovery codes and what waits for a code. False when there was none. */
export async function removeSecondFactorIn(tx: Tx, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('secondFactors')
    .where('userId', '=', userId)
    .where('confirmedAtMs', 'is not', null)
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  await tx.deleteFrom('signInSteps').where('userId', '=', userId).execute();
  return numDeletedRows > 0n;
}
