import 'server-only';
import type { Store } from '@/lib/server/db/store';
import { withTransaction } from '@/lib/server/services/context';

/**
 * For a server that holds the lock of the data folder: whoever held leases is dead, so nobody waits for them to run out.
 * Calls that were under way count as left behind at once; `recoverCalls` makes their rows `unknown`.
 */
export async function endLeasesOfTheDead(deps: { store: Store }): Promise<void> {
  await withTransaction(deps, async (tx) => {
    await tx.updateTable('leases').set({ untilMs: 0 }).execute();
    await tx.updateTable('calls').set({ leaseUntilMs: 0 }).where('state', '=', 'sending').execute();
  });
}
