import 'server-only';
import {
  createGathering,
  type Due,
  type GatheringLimits,
  type Note,
  type Rest,
  type Times,
} from '@/lib/domain/gathering';
import { log } from '@/lib/server/log';

/** How often it is looked whether something has been counted long enough (ms). */
const TICK_MS = 5_000;

export type GatheredTrail<T> = {
  /**
   * Resolves when the entry is written; when it was only counted, as soon as the one before it is. Rejects when that
   * could not be written, and the next try is a first one again.
   */
  note(note: Note<T>): Promise<void>;
  /** Writes all that was counted, and waits for what is being written. For a clean stop; never rejects. */
  flush(): Promise<void>;
};

export type TrailParts<T> = {
  limits: GatheringLimits;
  /** Wall clock, epoch ms. */
  now: () => number;
  /** Writes one entry; `times` when it tells of what came again since the one before. */
  write: (item: T, times: Times | null) => Promise<void>;
  /** Writes the one entry about all that was beyond the limits. */
  writeRest: (rest: Rest) => Promise<void>;
  tickMs?: number;
};

/**
 * Entries of a kind that others can cause at will: so many one by one, the rest as counts. One after the other, so that a
 * flood holds one transaction at a time. What was counted and not yet written is lost in a crash.
 */
export function startGatheredTrail<T>(parts: TrailParts<T>): GatheredTrail<T> {
  const { limits, now, write, writeRest, tickMs = TICK_MS } = parts;
  const gathering = createGathering<T>(limits);
  let timer: NodeJS.Timeout | undefined;
  let tail: Promise<void> = Promise.resolve();
  /** First entries under way, by key. */
  const writing = new Map<string, Promise<void>>();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  }

  async function first(note: Note<T>): Promise<void> {
    try {
      await inTurn(() => write(note.item, null));
    } catch (error) {
      gathering.forget(note.key);
      throw error;
    } finally {
      writing.delete(note.key);
    }
  }

  function quietly(work: () => Promise<void>): void {
    void inTurn(work).catch((error: unknown) => {
      log.error({ err: error }, 'an entry of the audit trail could not be written');
    });
  }

  function tell({ repeated, rest }: Due<T>): void {
    for (const { item, times } of repeated) quietly(() => write(item, times));
    if (rest) quietly(() => writeRest(rest));
  }

  function tick(): void {
    timer = undefined;
    tell(gathering.due(now()));
    wait();
  }

  function wait(): void {
    if (timer !== undefined || gathering.isEmpty()) return;
    timer = setTimeout(tick, tickMs);
    timer.unref();
  }

  return {
    async note(note) {
      const isTold = gathering.note(note, now());
      wait();
      if (isTold) writing.set(note.key, first(note));
      await writing.get(note.key);
    },
    async flush() {
      clearTimeout(timer);
      timer = undefined;
      tell(gathering.end());
      await tail;
    },
  };
}
