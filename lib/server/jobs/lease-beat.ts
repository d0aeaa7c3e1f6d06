import 'server-only';
import type { Store } from '@/lib/server/db/store';
import { acquireLease, type Lease, releaseLease, renewLease } from '@/lib/server/jobs/lease';

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
  work: () => Promise<void>,
): Promise<void> {
  const lease = await acquireLease(deps.store.db, { name, owner, ttlMs, nowMs: deps.now() });
  if (!lease) return;
  try {
    await withBeats(deps, lease, ttlMs, work);
  } finally {
    await releaseLease(deps.store.db, lease);
  }
}
