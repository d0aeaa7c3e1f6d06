/**
 * Entries of a calendar feed. A calendar knows an entry by its UID and believes a change only with a higher SEQUENCE
 * (RFC 5545 §3.8.7.4, RFC 5546), so what was handed out is kept, and compared with what is planned now.
 */

const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** How long the past and what was cancelled stay in a feed (ms). */
export const KEPT_MS = 30 * DAY_MS;
/** An entry is at least so long, and a whole number of steps (ms). */
const SHORTEST_MS = 15 * MINUTE_MS;
const STEP_MS = 5 * MINUTE_MS;
/** A feed ends after so long (ms); whoever uses it is told before. */
export const FEED_LIFE_MS = 365 * DAY_MS;
export const FEED_ENDS_SOON_MS = 14 * DAY_MS;

export function endsSoon({ expiresAtMs }: { expiresAtMs: number }, nowMs: number): boolean {
  return expiresAtMs - nowMs < FEED_ENDS_SOON_MS;
}

/** Feeds of one person. */
export const MAX_FEEDS = 10;
/** Fetches of one feed in an hour. */
export const MAX_FETCHES_AN_HOUR = 30;
/** Entries of one feed: the nearest to now. */
export const MAX_ENTRIES = 2_000;
/** Names that one entry lists. */
export const MAX_ENTRY_NAMES = 50;

/** Languages of its texts. */
export const FEED_LANGUAGES = ['en', 'zh-CN'] as const;

export type EntryStatus = 'tentative' | 'confirmed' | 'cancelled';

/** What should stand in the calendar now. Times are epoch ms. */
export type WantedEntry = {
  /** What does not change by a move: the batch and the region. */
  group: string;
  startMs: number;
  /** For an entry that is new or moves. */
  durationMs: number;
  status: EntryStatus;
  /** Another text is another content. */
  content: string;
};

/** What was handed out last. */
export type KeptEntry = {
  id: string;
  group: string;
  startMs: number;
  endMs: number;
  status: EntryStatus;
  content: string;
  sequence: number;
  modifiedAtMs: number;
  cancelledAtMs: number | null;
};

export type Reconciled = { kept: KeptEntry[]; changed: KeptEntry[]; removed: string[] };

/** The length of an entry (ms) when half of our own runs took `medianMs`; null: not known. */
export function entryLengthMs(medianMs: number | null): number {
  return Math.max(SHORTEST_MS, Math.ceil((medianMs ?? 0) / STEP_MS) * STEP_MS);
}

/**
 * Brings what was handed out in line with what is wanted at `nowMs`. In each group an entry of the same time stays the
 * same; of the others the first ones are taken as moved, so that their UIDs survive. SEQUENCE rises when start, end or
 * status change; another content only counts as modified. What is wanted no more is cancelled while it lies ahead, and
 * forgotten when it lies behind.
 * @param newId makes ids for new entries
 * @param isWhole false: there was more than `wanted` holds, so what is not in it may still stand
 */
export function reconcileEntries(
  before: readonly KeptEntry[],
  wanted: readonly WantedEntry[],
  { nowMs, newId, isWhole = true }: { nowMs: number; newId: () => string; isWhole?: boolean },
): Reconciled {
  const result: Reconciled = { kept: [], changed: [], removed: [] };
  const groups = new Map<string, { before: KeptEntry[]; wanted: WantedEntry[] }>();
  const groupOf = (name: string) => {
    const group = groups.get(name) ?? { before: [], wanted: [] };
    groups.set(name, group);
    return group;
  };
  for (const entry of before) groupOf(entry.group).before.push(entry);
  for (const entry of wanted) groupOf(entry.group).wanted.push(entry);
  for (const group of groups.values()) {
    const { pairs, gone, fresh } = pair(group.before, group.wanted);
    for (const [old, now] of pairs) keep(result, old, updated(old, now, nowMs));
    for (const now of fresh) if (now.status !== 'cancelled') keep(result, null, created(now, nowMs, newId()));
    for (const old of gone) {
      const ended = old.status === 'cancelled' || !isWhole ? old : cancelled(old, nowMs);
      const isKept =
        old.status === 'cancelled' ? nowMs - (old.cancelledAtMs ?? 0) < KEPT_MS : old.startMs > nowMs;
      if (isKept) keep(result, old, ended);
      else result.removed.push(old.id);
    }
  }
  return result;
}

function keep(result: Reconciled, old: KeptEntry | null, now: KeptEntry): void {
  result.kept.push(now);
  if (now !== old) result.changed.push(now);
}

/** Same time first; then what still stands with what still is to stand, in order; then what was cancelled before. */
function pair(before: readonly KeptEntry[], wanted: readonly WantedEntry[]) {
  const byStart = (a: { startMs: number }, b: { startMs: number }) => a.startMs - b.startMs;
  const olds = [...before].sort(byStart);
  const pairs: [KeptEntry, WantedEntry][] = [];
  let fresh: WantedEntry[] = [];
  for (const now of [...wanted].sort(byStart)) {
    const at = olds.findIndex(({ startMs }) => startMs === now.startMs);
    const [same] = at === -1 ? [] : olds.splice(at, 1);
    if (same) pairs.push([same, now]);
    else fresh.push(now);
  }
  for (const isStanding of [true, false]) {
    const left: WantedEntry[] = [];
    for (const now of fresh) {
      const at = olds.findIndex(({ status }) => (status !== 'cancelled') === isStanding);
      const [moved] = at === -1 || now.status === 'cancelled' ? [] : olds.splice(at, 1);
      if (moved) pairs.push([moved, now]);
      else left.push(now);
    }
    fresh = left;
  }
  return { pairs, gone: olds, fresh };
}

function updated(old: KeptEntry, now: WantedEntry, nowMs: number): KeptEntry {
  const hasMoved = old.startMs !== now.startMs;
  const hasTurned = old.status !== now.status;
  if (!hasMoved && !hasTurned && old.content === now.content) return old;
  return {
    ...old,
    startMs: now.startMs,
    // Our own runs take now more, now less time: that alone is no news.
    endMs: hasMoved ? now.startMs + now.durationMs : old.endMs,
    status: now.status,
    content: now.content,
    sequence: old.sequence + (hasMoved || hasTurned ? 1 : 0),
    modifiedAtMs: nowMs,
    cancelledAtMs: now.status === 'cancelled' ? (old.cancelledAtMs ?? nowMs) : null,
  };
}

function created(now: WantedEntry, nowMs: number, id: string): KeptEntry {
  const { group, startMs, durationMs, status, content } = now;
  return {
    id,
    group,
    startMs,
    endMs: startMs + durationMs,
    status,
    content,
    sequence: 0,
    modifiedAtMs: nowMs,
    cancelledAtMs: null,
  };
}

function cancelled(old: KeptEntry, nowMs: number): KeptEntry {
  return {
    ...old,
    status: 'cancelled',
    sequence: old.sequence + 1,
    modifiedAtMs: nowMs,
    cancelledAtMs: nowMs,
  };
}

const FEED_NAME = /^dskc_([a-z0-9]{12})_([A-Za-z0-9_-]{43})\.ics$/;
const FEED_IN_TEXT = /dskc_([a-z0-9]{12})_[A-Za-z0-9_-]{16,}/g;

/** The id and the secret of the last part of a feed's address; null when it cannot be one. */
export function readFeedName(name: string): { id: string; secret: string } | null {
  const [, id, secret] = FEED_NAME.exec(name) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

export function feedName(id: string, secret: string): string {
  return `dskc_${id}_${secret}.ics`;
}

/** `text` with the secrets of feeds left out, wherever an address stands in it. */
export function withoutFeedSecrets(text: string): string {
  return text.replace(FEED_IN_TEXT, 'dskc_$1_[redacted]');
}
