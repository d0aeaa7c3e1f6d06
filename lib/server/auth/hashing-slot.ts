import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { processWide } from '@/lib/server/process-wide';

/** People who are signed in, and the server's own commands, come before strangers. */
export type Lane = 'person' | 'stranger';

/**
 * Hashings at a time: two of Node's four threads, so that files and names can still be read; 64 MiB of memory.
 * Each takes some 0.3 s, so the last stranger in the queue waits about two seconds.
 */
export const MAX_AT_ONCE = 2;
export const MAX_WAITING: Record<Lane, number> = { person: 24, stranger: 12 };
const RETRY_AFTER_S = 2;

type Slots = { busy: number; waiting: Record<Lane, (() => void)[]> };

function slots(): Slots {
  return processWide('hashingSlots', () => ({ busy: 0, waiting: { person: [], stranger: [] } }));
}

/**
 * Runs `work` as soon as fewer than MAX_AT_ONCE others hash.
 * Throws DeskError `unavailable` `busy` (with `retryAfterS`) at once when too many of the lane wait.
 */
export async function hashingSlot<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  await enter(lane);
  try {
    return await work();
  } finally {
    leave();
  }
}

function enter(lane: Lane): Promise<void> {
  const state = slots();
  if (state.busy < MAX_AT_ONCE) {
    state.busy += 1;
    return Promise.resolve();
  }
  const queue = state.waiting[lane];
  if (queue.length >= MAX_WAITING[lane]) {
    throw new DeskError('unavailable', 'busy', { retryAfterS: RETRY_AFTER_S });
  }
  return new Promise((resolve) => {
    queue.push(resolve);
  });
}

/** Hands the slot to the next in line: it never becomes free in between. */
function leave(): void {
  const state = slots();
  const next = state.waiting.person.shift() ?? state.waiting.stranger.shift();
  if (next) next();
  else state.busy -= 1;
}
