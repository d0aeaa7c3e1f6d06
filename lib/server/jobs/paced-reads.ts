import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeToken } from '@/lib/server/db/queries/rate-budget';
import type { Store } from '@/lib/server/db/store';
import type { EnsClient } from '@/lib/server/ens/types';

/** The budget that following shares over all servers. */
const FOLLOW_BUDGET = 'follow';
/** Of all reads a second, following takes at most so much: the rest is for the mirror and for people. */
const FOLLOW_SHARE = 2 / 3;

type PaceDeps = {
  store: Store;
  ens: EnsClient;
  config: { readsPerSecond: number };
  now: () => number;
  /** Tests only: how a wait passes (ms). */
  wait?: (ms: number) => Promise<unknown>;
};

/** The same client, whose reads wait for their turn: with the default rate at most 200 a minute over all servers. */
export function pacedReads(deps: PaceDeps): EnsClient {
  const { store, ens, config, now, wait = sleep } = deps;
  const perSecond = config.readsPerSecond * FOLLOW_SHARE;
  async function turn(): Promise<void> {
    for (;;) {
      const waitMs = await takeToken(store.db, { name: FOLLOW_BUDGET, perSecond, nowMs: now() });
      if (waitMs === 0) return;
      await wait(waitMs);
    }
  }
  return {
    ...ens,
    describeHistoryEvents: async (request) => {
      await turn();
      return ens.describeHistoryEvents(request);
    },
    describeInstances: async (request) => {
      await turn();
      return ens.describeInstances(request);
    },
  };
}
