import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import {
  DEAR_READER_MS,
  EXPORT_RETRY_AFTER_S,
  EXPORTS_AT_ONCE,
  EXPORTS_OF_ONE_PERSON,
  FORGIVEN_MS_PER_SECOND,
  MAX_REMEMBERED_MS,
} from '@/lib/domain/limits';
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

/** Files that this server writes now, by person. */
function running(): Map<string, number> {
  return processWide('exportPlaces', () => new Map<string, number>());
}

/** Throws DeskError `rate_limited`: `export_own` while the person has a download, `export_busy` while the server has enough. */
export function requireExportPlace(personId: string): void {
  const places = running();
  const details = { retryAfterS: EXPORT_RETRY_AFTER_S };
  if ((places.get(personId) ?? 0) >= EXPORTS_OF_ONE_PERSON) {
    throw new DeskError('rate_limited', 'export_own', details);
  }
  const all = [...places.values()].reduce((sum, count) => sum + count, 0);
  if (all >= EXPORTS_AT_ONCE) throw new DeskError('rate_limited', 'export_busy', details);
}

/** Takes a place; gives what gives it back, which may be called more than once. Throws as `requireExportPlace`. */
export function takeExportPlace(personId: string): () => void {
  requireExportPlace(personId);
  const places = running();
  places.set(personId, (places.get(personId) ?? 0) + 1);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    const left = (places.get(personId) ?? 1) - 1;
    if (left === 0) places.delete(personId);
    else places.set(personId, left);
  };
}
