import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { MAX_WAITING_READS, READS_AT_ONCE } from '@/lib/domain/limits';
import { inTurn } from '@/lib/server/auth/in-turn';
import { processWide } from '@/lib/server/process-wide';
import { dearReaders } from '@/lib/server/reads/dear-readers';
import type { ServiceContext } from '@/lib/server/services/context';
import { monotonicMs } from '@/lib/time/clock';

/** When to come back after too many waited (s). */
const RETRY_AFTER_S = 1;

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
  const done = await inTurn(`read:${person}`, MAX_WAITING_READS, () => timed(aside(ctx)));
  if (!done) throw new DeskError('rate_limited', 'reads_waiting', { retryAfterS: RETRY_AFTER_S });
  return done.value;
}

/** What drawing a page takes of the thread, beside what it reads (ms). */
const PAGE_MS = 30;

/** The context of a page of this person: whoever has lately opened very many reads aside. */
export function forPage(ctx: ServiceContext): ServiceContext {
  const readers = dearReaders();
  readers.charge(ctx.actor.id, PAGE_MS);
  return readers.isDear(ctx.actor.id) ? aside(ctx) : ctx;
}

function aside(ctx: ServiceContext): ServiceContext {
  return { ...ctx, store: { ...ctx.store, db: ctx.store.aside } };
}

/** How many reads of each person run beside each other. */
function runningReads(): Map<string, number> {
  return processWide('runningReads', () => new Map<string, number>());
}
