import 'server-only';
import type { KyselyPlugin } from 'kysely';
import type { Store } from '@/lib/server/db/store';

/** For tests: what a process that is killed leaves to its callers. */
export class Killed extends Error {}

/**
 * The store as a process sees it that dies at its `dieAt`-th step, counted from 1. Each statement has two: right before
 * it is sent, and right after it was done. A transaction that is under way then never commits, as when the process is killed.
 */
export function dyingStore<T extends Store>(store: T, dieAt: number): T & { steps(): number } {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= dieAt) throw new Killed(`at step ${steps}`);
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      step();
      return node;
    },
    transformResult: async ({ result }) => {
      step();
      return result;
    },
  };
  return { ...store, db: store.db.withPlugin(plugin), steps: () => steps };
}

/** Runs `work` on a store that dies at every step in turn, and `check` after each death. Returns the deaths and the result. */
export async function dieEverywhere<T>(
  store: Store,
  work: (dying: Store) => Promise<T>,
  check: (error: Killed) => Promise<void>,
  { from = 1, every = 1 } = {},
): Promise<{ deaths: number; result: T }> {
  let deaths = 0;
  for (let dieAt = from; ; dieAt += every) {
    try {
      return { deaths, result: await work(dyingStore(store, dieAt)) };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      deaths += 1;
      await check(error);
    }
  }
}
