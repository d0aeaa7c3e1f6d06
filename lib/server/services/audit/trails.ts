import 'server-only';
import type { Store } from '@/lib/server/db/store';
import { processWide } from '@/lib/server/process-wide';
import type { GatheredTrail } from '@/lib/server/services/audit/gathered-trail';
import { type Refusal, startRefusalTrail } from '@/lib/server/services/audit/refusal-trail';
import { startUseTrail, type Use } from '@/lib/server/services/audit/use-trail';

/** What is gathered before it is written, of one store. */
type Trails = { refusals: GatheredTrail<Refusal>; uses: GatheredTrail<Use> };

const ofStores = () => processWide('auditTrails', () => new WeakMap<Store, Trails>());

/** @param now the clock of the first who asks is the one of all */
export function trailsOf(store: Store, now: () => number): Trails {
  const known = ofStores().get(store);
  if (known) return known;
  const made = { refusals: startRefusalTrail(store, now), uses: startUseTrail(store, now) };
  ofStores().set(store, made);
  return made;
}

/** Writes everything that was only counted so far: before the store is closed, and before the last head is published. */
export async function flushTrails(store: Store): Promise<void> {
  const trails = ofStores().get(store);
  if (trails) await Promise.all([trails.refusals.flush(), trails.uses.flush()]);
}
