import 'server-only';
import { deleteCanariesExcept } from '@/lib/server/db/queries/secrets';
import type { KeyRing } from '@/lib/server/secrets/key-ring';
import { recordAudit } from '@/lib/server/services/audit';
import { requireSystem, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { findLost } from '@/lib/server/services/secrets/rotate';

/**
 * For a key that is lost for good: removes the channels whose secrets no key opens, what is known of their alerts, and the canaries of such keys, so that
 * the server starts again. Returns the ids of the channels. For the command line.
 */
export async function forgetLostSecrets(ctx: ServiceContext, ring: KeyRing): Promise<string[]> {
  requireSystem(ctx);
  const lost = await findLost(ctx, ring);
  const rowsOf = (name: string) => [
    ...new Set(lost.filter(({ table }) => table === name).map(({ row }) => row)),
  ];
  const ids = rowsOf('channels');
  // Nobody can close these any more: the pager's own people do.
  const alertIds = rowsOf('pagerAlerts');
  await withTransaction(ctx, async (tx) => {
    const atMs = ctx.now();
    if (ids.length > 0) {
      const gone = { secretSealed: null, previousSecretSealed: null, addressSealed: '', removedAtMs: atMs };
      await tx
        .updateTable('channels')
        .set({ ...gone, updatedAtMs: atMs })
        .where('id', 'in', ids)
        .execute();
    }
    if (alertIds.length > 0) await tx.deleteFrom('pagerAlerts').where('id', 'in', alertIds).execute();
    await deleteCanariesExcept(tx, ring.current);
    await recordAudit(tx, ctx, {
      action: 'secrets.forget',
      objectType: 'store',
      objectId: 'store',
      after: { channels: ids, ...(alertIds.length > 0 ? { alerts: alertIds } : {}) },
    });
  });
  return ids;
}
