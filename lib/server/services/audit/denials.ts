import 'server-only';
import { DENIALS_WINDOW_MS, MAX_COUNTED_DENIALS } from '@/lib/domain/limits';
import { log } from '@/lib/server/log';
import { processWide } from '@/lib/server/process-wide';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';

/** A refusal. `kind`: the read or action that was asked for; `objectId`: the permission or the reason. */
export type Denial = { objectId: string; kind: string; after: Record<string, unknown> };

/** One line of the trail at most in a window, and what has come since. `ctx` and `denial` are those of the last one. */
type Counted = { sinceMs: number; more: number; ctx: ServiceContext; denial: Denial };

export type Denials = {
  /** Writes the first refusal of its kind in a minute, and counts the others. */
  note(ctx: ServiceContext, denial: Denial): Promise<void>;
  /** Writes the numbers whose minute is over (`all`: every one) and forgets what has ended. */
  flush(nowMs: number, all?: boolean): Promise<void>;
  size(): number;
};

/**
 * Refusals of one server, so that asking in vain without end does not fill the trail, which nothing is ever taken from:
 * for each session, reason and kind one entry a minute, whose `count` says how many there were since the one before.
 */
export function createDenials(maxCounted = MAX_COUNTED_DENIALS): Denials {
  const counted = new Map<string, Counted>();

  /** Its own failure is logged, and the number is written with the next one. */
  async function write(key: string, entry: Counted, count: number): Promise<void> {
    const { ctx, denial } = entry;
    try {
      await withTransaction(ctx, (tx) =>
        recordAudit(tx, ctx, {
          action: 'access.denied',
          objectType: 'permission',
          objectId: denial.objectId,
          after: { ...denial.after, count },
        }),
      );
    } catch (cause) {
      entry.more += count;
      counted.set(key, entry);
      log.error({ correlationId: ctx.correlationId, err: cause }, 'denied access could not be audited');
    }
  }

  async function writeCounted(key: string, entry: Counted): Promise<void> {
    const count = entry.more;
    entry.more = 0;
    if (count > 0) await write(key, entry, count);
  }

  /** Beyond the limit the one noted first is written before its minute is over. */
  async function makeRoom(): Promise<void> {
    const [oldest] = counted;
    if (counted.size < maxCounted || !oldest) return;
    counted.delete(oldest[0]);
    await writeCounted(...oldest);
  }

  return {
    async note(ctx, denial) {
      const session = ctx.actor.kind === 'user' ? ctx.actor.sessionId : ctx.actor.id;
      const key = JSON.stringify([session, denial.objectId, denial.kind]);
      const nowMs = ctx.now();
      const known = counted.get(key);
      if (known && nowMs - known.sinceMs < DENIALS_WINDOW_MS) {
        known.more += 1;
        known.ctx = ctx;
        known.denial = denial;
        return;
      }
      const entry = { sinceMs: nowMs, more: 0, ctx, denial };
      const count = (known?.more ?? 0) + 1;
      // Before anything is awaited: who comes meanwhile is counted.
      counted.delete(key);
      const room = makeRoom();
      counted.set(key, entry);
      await room;
      await write(key, entry, count);
    },

    async flush(nowMs, all = false) {
      for (const [key, entry] of [...counted]) {
        if (!all && nowMs - entry.sinceMs < DENIALS_WINDOW_MS) continue;
        if (entry.more === 0 || all) counted.delete(key);
        // What was just written opens a minute of its own.
        else entry.sinceMs = nowMs;
        await writeCounted(key, entry);
      }
    },

    size: () => counted.size,
  };
}

/** The refusals of this process. */
export function denials(): Denials {
  return processWide('denials', () => createDenials());
}

export function noteDenial(ctx: ServiceContext, denial: Denial): Promise<void> {
  return denials().note(ctx, denial);
}
