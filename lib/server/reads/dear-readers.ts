import 'server-only';
import { DEAR_READER_MS, FORGIVEN_MS_PER_SECOND, MAX_REMEMBERED_MS } from '@/lib/domain/limits';
import { processWide } from '@/lib/server/process-wide';
import { monotonicMs } from '@/lib/time/clock';

export type DearReaders = {
  /** Remembers that reads of this person took so long (ms). */
  charge(personId: string, tookMs: number): void;
  /** Whether they have lately taken more than their part. */
  isDear(personId: string): boolean;
  size(): number;
};

/** Who takes how much of the server's time by reading. What was taken is forgiven little by little. */
export function createDearReaders(now = monotonicMs): DearReaders {
  const readers = new Map<string, { spentMs: number; atMs: number }>();

  function spentMs(personId: string): number {
    const known = readers.get(personId);
    if (!known) return 0;
    const left = known.spentMs - ((now() - known.atMs) / 1_000) * FORGIVEN_MS_PER_SECOND;
    if (left > 0) return left;
    readers.delete(personId);
    return 0;
  }

  return {
    charge(personId, tookMs) {
      const sum = Math.min(MAX_REMEMBERED_MS, spentMs(personId) + tookMs);
      readers.set(personId, { spentMs: sum, atMs: now() });
    },
    isDear: (personId) => spentMs(personId) > DEAR_READER_MS,
    size: () => readers.size,
  };
}

/** The readers of this process. One line for each person with an account: no stranger gets in here. */
export function dearReaders(): DearReaders {
  return processWide('dearReaders', () => createDearReaders());
}
