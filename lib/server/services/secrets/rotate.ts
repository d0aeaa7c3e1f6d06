import 'server-only';
import {
  deleteCanariesExcept,
  listSealed,
  replaceSealed,
  SEALED_COLUMNS,
  type SealedColumn,
  type SealedValue,
} from '@/lib/server/db/queries/secrets';
import { type KeyRing, keyNumberOf, openSecret, sealSecret } from '@/lib/server/secrets/key-ring';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requireSystem, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { checkCanaries } from '@/lib/server/services/secrets/canary';

/** Values of one transaction. */
const CHUNK = 500;

/** Where a value stands that no key of the ring opens. */
export type LostSecret = { table: string; row: string; column: string; keyNumber: number | null };
export type Rotation = {
  /** Values that were sealed anew (or would be), and those that were already under the first key. */
  resealed: number;
  current: number;
  /** If any, nothing was changed. */
  lost: LostSecret[];
};

/**
 * Seals everything under the ring's first key, in pieces of 500; begun again, it goes on where it ended. Looks at all of
 * it first: what no key opens stops it before anything is changed. For the command line.
 * @param dryRun only count
 */
export async function rotateSecrets(
  ctx: ServiceContext,
  ring: KeyRing,
  { dryRun, chunk = CHUNK }: { dryRun: boolean; chunk?: number },
): Promise<Rotation> {
  requireSystem(ctx);
  const lost = await findLost(ctx, ring, chunk);
  const found: Rotation = { resealed: 0, current: 0, lost };
  if (lost.length > 0) return found;
  for (const column of SEALED_COLUMNS) {
    for await (const values of chunksOf(ctx, column, chunk)) {
      const old = values.filter(({ sealed }) => keyNumberOf(sealed) !== ring.current);
      found.current += values.length - old.length;
      found.resealed += dryRun ? old.length : await reseal(ctx, ring, column, old);
    }
  }
  if (dryRun) return found;
  await withTransaction(ctx, async (tx) => {
    await deleteCanariesExcept(tx, ring.current);
    await recordAudit(tx, ctx, {
      action: 'secrets.rotate',
      objectType: 'store',
      objectId: 'store',
      after: { keyNumber: ring.current, resealed: found.resealed, current: found.current },
    });
  });
  await checkCanaries(ctx.store, ring, ctx.now());
  return found;
}

/** Everything that no key of the ring opens. */
async function findLost(ctx: ServiceContext, ring: KeyRing, chunk = CHUNK): Promise<LostSecret[]> {
  const lost: LostSecret[] = [];
  for (const column of SEALED_COLUMNS) {
    for await (const values of chunksOf(ctx, column, chunk)) {
      for (const { row, sealed } of values) {
        const place = { table: column.table, row, column: column.column };
        try {
          openSecret(ring, place, sealed);
        } catch {
          lost.push({ ...place, keyNumber: keyNumberOf(sealed) });
        }
      }
    }
  }
  return lost;
}

async function* chunksOf(
  ctx: ServiceContext,
  column: SealedColumn,
  chunk: number,
): AsyncGenerator<SealedValue[]> {
  let after = '';
  for (;;) {
    const values = await listSealed(ctx.store.db, column, { after, limit: chunk });
    const last = values.at(-1);
    if (!last) return;
    yield values;
    after = last.row;
  }
}

async function reseal(
  ctx: ServiceContext,
  ring: KeyRing,
  column: SealedColumn,
  values: readonly SealedValue[],
): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    let count = 0;
    for (const { row, sealed } of values) {
      const place = { table: column.table, row, column: column.column };
      const to = sealSecret(ring, place, openSecret(ring, place, sealed));
      if (await replaceSealed(tx, column, { row, from: sealed, to })) count += 1;
    }
    return count;
  });
}

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
