import 'server-only';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { DeskError } from '@/lib/domain/errors';
import { MAX_WAITING_READS, READS_AT_ONCE } from '@/lib/domain/limits';
import { inTurn } from '@/lib/server/auth/in-turn';
import { processWide } from '@/lib/server/process-wide';
import { dearReaders } from '@/lib/server/reads/places';
import type { ServiceContext } from '@/lib/server/services/context';
import { monotonicMs } from '@/lib/time/clock';

/** When to come back after too many waited (s). */
const RETRY_AFTER_S = 1;
/** The longest rest after one read of somebody who takes more than their part (ms). */
const MAX_REST_MS = 500;

/**
 * Runs a read so that nobody else waits for it: one that is `dear`, and every read of somebody who has lately taken more
 * than their part, reads over the connection aside, one after the other for each person. `read` must not write.
 * Throws DeskError `rate_limited` `reads_waiting`.
 */
export async function readFairly<T>(
  ctx: ServiceContext,
  dear: boolean,
  read: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  const person = ctx.actor.id;
  const readers = dearReaders();
  const timed = async (within: ServiceContext) => {
    const startedMs = monotonicMs();
    try {
      return { value: await read(within) };
    } finally {
      readers.charge(person, monotonicMs() - startedMs);
    }
  };
  const running = runningReads();
  const at = running.get(person) ?? 0;
  if (!dear && at < READS_AT_ONCE && !readers.isDear(person)) {
    running.set(person, at + 1);
    try {
      return (await timed(ctx)).value;
    } finally {
      const left = (running.get(person) ?? 1) - 1;
      if (left === 0) running.delete(person);
      else running.set(person, left);
    }
  }
  return new Promise((resolve, reject) => {
    const turn = inTurn(`read:${person}`, MAX_WAITING_READS, async () => {
      const startedMs = monotonicMs();
      await timed(aside(ctx)).then(({ value }) => resolve(value), reject);
      // Half of the time belongs to the others, however fast this person asks again.
      if (readers.isDear(person)) await sleep(Math.min(monotonicMs() - startedMs, MAX_REST_MS));
      return true;
    });
    void turn.then((hadTurn) => {
      if (hadTurn) return;
      reject(new DeskError('rate_limited', 'reads_waiting', { retryAfterS: RETRY_AFTER_S }));
    });
  });
}

/** Called between two pieces of a long answer with the time that the last one took (ms). */
export type Breather = (tookMs: number) => Promise<unknown>;

/**
 * Lets others in between the pieces of a long answer, and counts the pieces as reading: somebody who takes more than
 * their part rests as long as a piece took.
 */
export function breatherOf({ actor }: ServiceContext): Breather {
  const readers = dearReaders();
  return async (tookMs) => {
    readers.charge(actor.id, tookMs);
    if (readers.isDear(actor.id)) await sleep(Math.min(tookMs, MAX_REST_MS));
    else await nextTurn();
  };
}

/** What drawing a page takes of the thread, beside what it reads (ms). */
const PAGE_MS = 30;

/** The context of a page of this person: whoever has lately opened very many reads aside. */
export function forPage(ctx: ServiceContext): ServiceContext {
  const readers = dearReaders();
  readers.charge(ctx.actor.id, PAGE_MS);
  return readers.isDear(ctx.actor.id) ? aside(ctx) : ctx;
}

/** The context of a read that takes long by its nature: beside the thread that answers. */
export function aside(ctx: ServiceContext): ServiceContext {
  return { ...ctx, store: { ...ctx.store, db: ctx.store.aside } };
}

/** How many reads of each person run beside each other. */
function runningReads(): Map<string, number> {
  return processWide('runningReads', () => new Map<string, number>());
}
