import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { chargeToken, READS_BUDGET, takeToken } from '@/lib/server/db/queries/rate-budget';
import type { Store } from '@/lib/server/db/store';
import type { EnsClient } from '@/lib/server/ens/types';

/** The same client, with `before` ahead of each read. Orders have a budget of their own. */
function beforeReads(ens: EnsClient, before: () => Promise<void>): EnsClient {
  const ahead =
    <Request, Reply>(read: (request: Request) => Promise<Reply>) =>
    async (request: Request): Promise<Reply> => {
      await before();
      return read(request);
    };
  return {
    ...ens,
    describeHistoryEvents: ahead(ens.describeHistoryEvents),
    describeInstances: ahead(ens.describeInstances),
    describeInstancesPage: ahead(ens.describeInstancesPage),
    listTagResources: ahead(ens.listTagResources),
    describeEnsRegions: async () => {
      await before();
      return ens.describeEnsRegions();
    },
  };
}

/**
 * The same client for who goes first (proofs, following, the mirror): each read is charged to the budget of all reads, and
 * waits for nothing. The inventory waits longer for it.
 */
export function chargedReads({ store, ens }: { store: Store; ens: EnsClient }): EnsClient {
  return beforeReads(ens, async () => {
    // A read that could not be counted is still a read that somebody needs.
    await chargeToken(store.db, READS_BUDGET).catch(() => {});
  });
}

/** A turn comes at the latest after so many turns' time: others, who never wait, cannot keep the inventory away for ever. */
const LONGEST_WAIT_TURNS = 3;

type LeftoverDeps = {
  store: Store;
  ens: EnsClient;
  config: { readsPerSecond: number };
  now: () => number;
  /** Tests only: how a wait passes (ms). */
  wait?: (ms: number) => Promise<unknown>;
};

/**
 * The same client for who goes last: each read waits until the others leave one of `readsPerSecond` over, over all
 * servers, or three turns' time has passed.
 */
export function leftoverReads(deps: LeftoverDeps): EnsClient {
  const { store, ens, config, now, wait = sleep } = deps;
  const longestMs = (LONGEST_WAIT_TURNS * 1_000) / config.readsPerSecond;
  return beforeReads(ens, async () => {
    let waitedMs = 0;
    for (;;) {
      const request = { name: READS_BUDGET, perSecond: config.readsPerSecond, nowMs: now() };
      const waitMs = await takeToken(store.db, request);
      if (waitMs === 0) return;
      if (waitedMs >= longestMs) return void (await chargeToken(store.db, READS_BUDGET));
      const stepMs = Math.min(waitMs, longestMs - waitedMs);
      await wait(stepMs);
      waitedMs += stepMs;
    }
  });
}
