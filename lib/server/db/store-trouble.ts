import 'server-only';
import { statfsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '@/lib/server/db/schema';
import { errorCode } from '@/lib/server/db/store-refusal';
import { monotonicMs } from '@/lib/time/clock';

/** Why a store that can be read cannot be written, or not be trusted. */
export type TroubleReason = 'disk_full' | 'read_only' | 'corrupt' | 'io_error';

/** What the last failing statements of this process said of the store; kept until a write succeeds. */
export type StoreTrouble = {
  /** Looks at an error of any statement; errors that say nothing of the store itself are not kept. */
  note(error: unknown): void;
  /** Null = nothing known to be wrong. Asks the store by a small write when something was, at most once a second. */
  ask(): Promise<TroubleReason | null>;
};

/** Below this no call is sent: its answer must find room. Some hundreds of settled calls fit (bytes). */
export const ROOM_BYTES = 4 * 1024 * 1024;
const ASK_EVERY_MS = 1_000;

/** @param getDb the connection that writes; reads beside it refuse to, which says nothing of the store */
export function createStoreTrouble(getDb: () => Database): StoreTrouble {
  let reason: TroubleReason | null = null;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  async function writeOnce(): Promise<void> {
    try {
      // The same value: a page is written and nothing changes.
      await sql`update counters set value = value`.execute(getDb());
      reason = null;
    } catch (error) {
      reason = troubleOf(error) ?? reason;
    } finally {
      asking = null;
    }
  }

  return {
    note: (error) => {
      reason = troubleOf(error) ?? reason;
    },
    ask: async () => {
      if (reason !== null && monotonicMs() - askedAtMs >= ASK_EVERY_MS) {
        askedAtMs = monotonicMs();
        asking ??= writeOnce();
      }
      await asking;
      return reason;
    },
  };
}

/** What an error of a driver or of the system says of the store; null = nothing. */
export function troubleOf(error: unknown): TroubleReason | null {
  const code = errorCode(error);
  // 53100 is PostgreSQL's disk_full; 25006 its read_only_sql_transaction; XX001 and XX002 its data and index corruption.
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)/.test(code)) return 'disk_full';
  if (/^(SQLITE_READONLY|EROFS|25006)/.test(code)) return 'read_only';
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB|XX00[12])/.test(code)) return 'corrupt';
  if (/^(SQLITE_IOERR|EIO|58030)/.test(code)) return 'io_error';
  return null;
}

/** Whether the disk of an embedded store has room for what a call leaves behind. True where nobody can say. */
export function hasRoom(file: string | null): boolean {
  if (file === null) return true;
  try {
    const { bavail, bsize } = statfsSync(file);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return true;
  }
}
