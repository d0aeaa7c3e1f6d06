import 'server-only';
import { deleteCanariesExcept } from '@/lib/server/db/queries/secrets';
import { retryTransaction } from '@/lib/server/db/retry-transaction';
import type { KeyRing } from '@/lib/server/secrets/key-ring';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { findLost } from '@/lib/server/services/secrets/rotate';

/**
 * For a key that is lost for good: removes the channels whose secrets no key opens, and the canaries of such keys, so that
 * the server starts again. Returns the ids of the channels. For the command line.
 */
export async function forgetLostSecrets(ctx: ServiceContext, ring: KeyRing): Promise<string[]> {
  const ids = [...new Set((await findLost(ctx, ring)).map(({ row }) => row))];
  await retryTransaction(ctx.store.db, async (tx) => {
    const atMs = ctx.now();
    if (ids.length > 0) {
      const gone = { secretSealed: null, previousSecretSealed: null, addressSealed: '', removedAtMs: atMs };
      await tx
        .updateTable('channels')
        .set({ ...gone, updatedAtMs: atMs })
        .where('id', 'in', ids)
        .execute();
    }
    await deleteCanariesExcept(tx, ring.current);
    await recordAudit(tx, ctx, {
      action: 'secrets.forget',
      objectType: 'store',
      objectId: 'store',
      after: { channels: ids },
    });
  });
  return ids;
}
