import 'server-only';
import { log } from '@/lib/server/log';
import { monotonicMs } from '@/lib/time/clock';

/** One line a minute for each status is enough to see that something is going on (ms). */
const QUIET_MS = 60_000;

type Kind = { saidAtMs: number; since: number };
const kinds = new Map<number, Kind>();

/** Writes down that requests were not let in: the first at once, the others as a count. Whoever sends many fills no log. */
export function noteRefusal(status: number): void {
  const now = monotonicMs();
  const kind = kinds.get(status);
  if (kind && now - kind.saidAtMs < QUIET_MS) {
    kind.since += 1;
    return;
  }
  log.info({ status, more: kind?.since ?? 0 }, 'a request was not let in');
  kinds.set(status, { saidAtMs: now, since: 0 });
}
