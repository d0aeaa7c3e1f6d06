import 'server-only';
import type { Database, Queryable } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { withTransaction } from '@/lib/server/services/context';

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

/** Another server took over: this one stops, without having failed. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`the lease ${name} is held by another server`);
    this.name = 'LeaseLost';
  }
}

/** `renewLease` for who cannot go on without it. Throws LeaseLost. */
export async function keepLease(
  db: Queryable,
  { lease, now }: { lease: Lease; now: () => number },
  ttlMs: number,
): Promise<void> {
  if (!(await renewLease(db, lease, { ttlMs, nowMs: now() }))) throw new LeaseLost(lease.name);
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

/** How long reading rests when the server that reads dies or hangs; prolonged while it works (ms). */
export const READ_LEASE_TTL_MS = 10_000;
/** Beats that may fail or come late before a lease runs out. */
const BEATS_PER_LEASE = 4;

type BeatDeps = { store: Store; now: () => number };

/**
 * Prolongs `lease` while `work` runs, so that a slow cloud does not look like a dead server and a dead one is not waited
 * for longer than `ttlMs`. What must not be done by two servers still needs its fence: a server that hangs beats no more.
 */
export async function withBeats<T>(
  deps: BeatDeps,
  lease: Lease,
  ttlMs: number,
  work: () => Promise<T>,
): Promise<T> {
  let beating: Promise<unknown> = Promise.resolve();
  const beat = () => renewLease(deps.store.db, lease, { ttlMs, nowMs: deps.now() }).catch(() => null);
  const timer = setInterval(() => {
    beating = beating.then(beat);
  }, ttlMs / BEATS_PER_LEASE);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await beating;
  }
}

/** Does `work` alone over all servers; nothing while another one does it. @param name of the work */
export async function underLease(
  deps: BeatDeps,
  { name, owner, ttlMs = READ_LEASE_TTL_MS }: { name: string; owner: string; ttlMs?: number },
  work: (lease: Lease) => Promise<void>,
): Promise<void> {
  const lease = await acquireLease(deps.store.db, { name, owner, ttlMs, nowMs: deps.now() });
  if (!lease) return;
  try {
    await withBeats(deps, lease, ttlMs, () => work(lease));
  } finally {
    await releaseLease(deps.store.db, lease);
  }
}

/**
 * For a server that holds the lock of the data folder: whoever held leases is dead, so nobody waits for them to run out.
 * Calls that were under way count as left behind at once; `recoverCalls` makes their rows `unknown`.
 */
export async function expireStaleLeases(deps: { store: Store }): Promise<void> {
  await withTransaction(deps, async (tx) => {
    await tx.updateTable('leases').set({ untilMs: 0 }).execute();
    await tx.updateTable('calls').set({ leaseUntilMs: 0 }).where('state', '=', 'sending').execute();
  });
}
