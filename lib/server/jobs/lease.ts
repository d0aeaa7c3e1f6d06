import 'server-only';
import type { Database, Queryable } from '@/lib/server/db/schema';

/**
 * The right to do one named job alone, over all servers of a store. `fence` grows with every new holder: work that
 * carries an old one is refused by `renewLease`.
 */
export type Lease = { name: string; owner: string; fence: number; untilMs: number };

/**
 * Takes the lease when it is free, has run out, or is already the owner's. Null while somebody else holds it.
 * @param ttlMs how long it lasts without renewal (ms).
 */
export async function acquireLease(
  db: Database,
  request: { name: string; owner: string; ttlMs: number; nowMs: number },
): Promise<Lease | null> {
  const { name, owner, ttlMs, nowMs } = request;
  const untilMs = nowMs + ttlMs;
  const row = await db
    .insertInto('leases')
    .values({ name, owner, fence: 1, untilMs })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((eb) => ({ owner, untilMs, fence: eb('leases.fence', '+', 1) }))
        .where((eb) => eb.or([eb('leases.untilMs', '<=', nowMs), eb('leases.owner', '=', owner)])),
    )
    .returning('fence')
    .executeTakeFirst();
  return row ? { name, owner, untilMs, fence: row.fence } : null;
}

/**
 * Prolongs a held lease; in a transaction, as its first statement, it also guards everything that follows.
 * Null when somebody else has it by now: stop at once.
 */
export async function renewLease(
  db: Queryable,
  lease: Lease,
  { ttlMs, nowMs }: { ttlMs: number; nowMs: number },
): Promise<Lease | null> {
  const untilMs = nowMs + ttlMs;
  const row = await db
    .updateTable('leases')
    .set({ untilMs })
    .where('name', '=', lease.name)
    .where('owner', '=', lease.owner)
    .where('fence', '=', lease.fence)
    .returning('fence')
    .executeTakeFirst();
  return row ? { ...lease, untilMs } : null;
}

/** Gives the lease back; nothing happens when somebody else has it by now. */
export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await db
    .updateTable('leases')
    .set({ untilMs: 0 })
    .where('name', '=', lease.name)
    .where('owner', '=', lease.owner)
    .where('fence', '=', lease.fence)
    .execute();
}
