import 'server-only';
import Credential, { Config } from '@alicloud/credentials';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { createEnsClient } from '@/lib/server/ens/client';
import type { EnsClient } from '@/lib/server/ens/types';
import type { SyncDeps } from '@/lib/server/jobs/sync/run';
import { openTestStore, type TestStore } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

/** For tests: the real client against a fake ENS over real HTTP. */
export function clientOf(simulator: {
  url: string;
  accessKeyId: string;
  accessKeySecret: string;
}): EnsClient {
  const { accessKeyId, accessKeySecret } = simulator;
  return createEnsClient({
    endpoint: simulator.url,
    credential: new Credential(new Config({ type: 'access_key', accessKeyId, accessKeySecret })),
    readTimeoutMs: 5_000,
  });
}

export type SyncBench = SyncDeps & {
  store: TestStore;
  /** What was logged, as "level: message". */
  logged: string[];
  /** Moves the bench's own clock ahead (ms). */
  passTime(ms: number): void;
};

/** A fresh store and everything that the sync needs; its clock only moves by itself in real time, and by `passTime`. */
export async function openSyncBench(kind: StoreKind, ens: EnsClient): Promise<SyncBench> {
  let aheadMs = 0;
  const logged: string[] = [];
  const write = (level: string) => (_fields: object, message: string) => {
    logged.push(`${level}: ${message}`);
  };
  return {
    store: await openTestStore(kind),
    ens,
    config: { syncIntervalMs: 1_000 },
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    logged,
    now: () => nowMs() + aheadMs,
    passTime: (ms) => {
      aheadMs += ms;
    },
  };
}

/** Calls `before` ahead of every read of events, with how many were read already. */
export function beforeEachPage(ens: EnsClient, before: (pagesRead: number) => Promise<void>): EnsClient {
  let pagesRead = 0;
  return {
    ...ens,
    describeHistoryEvents: async (request) => {
      await before(pagesRead);
      pagesRead += 1;
      return ens.describeHistoryEvents(request);
    },
  };
}

/** Calls `before` ahead of every page of all instances, with how many were read already. */
export function beforeEachInstancesPage(
  ens: EnsClient,
  before: (pagesRead: number) => Promise<void>,
): EnsClient {
  let pagesRead = 0;
  return {
    ...ens,
    describeInstancesPage: async (request) => {
      await before(pagesRead);
      pagesRead += 1;
      return ens.describeInstancesPage(request);
    },
  };
}
