import 'server-only';
import { type ChainBreak, type ChainHead, GENESIS } from '@/lib/domain/audit';
import type { ChainState } from '@/lib/schemas/audit';
import {
  auditHash,
  type ChainCheck,
  type ChainEntry,
  findFollowers,
  hasHash,
  readChainCheck,
  readChainPage,
  readHash,
  readHead,
  saveChainCheck,
} from '@/lib/server/db/queries/audit-chain';
import { readCounter } from '@/lib/server/db/queries/sync';
import type { Queryable } from '@/lib/server/db/schema';

const PAGE_ROWS = 500;

type ChainReport = {
  /** Entries that were found to be as written. */
  checked: number;
  /** The last good one. */
  upTo: ChainHead;
  /** The first bad one; null when the chain is whole. */
  broken: ChainBreak | null;
};

export type VerifyOptions = {
  /** Start after this place, which an earlier check has reached; from the first entry when left out. */
  from?: ChainHead;
  /** Places that were published earlier. Only they can tell of a tail that was cut, or a chain that was written anew. */
  heads?: readonly ChainHead[];
  /** Stop after so many entries. */
  limit?: number;
  /** Ends the walk between two pages, by throwing. */
  signal?: AbortSignal;
};

/**
 * Walks the chain in pages, beside running servers: entries that arrive meanwhile are walked too. Belongs to the command
 * line and the hourly job, so it needs no person; it writes nothing.
 */
export async function verifyChain(db: Queryable, options: VerifyOptions = {}): Promise<ChainReport> {
  const { from = GENESIS, heads = [], limit = Number.POSITIVE_INFINITY, signal } = options;
  // Read before the walk: entries that come later can only make the chain longer.
  const counted = await readCounter(db, 'audit');
  const report: ChainReport = { checked: 0, upTo: from, broken: await checkStart(db, from) };
  let afterSeq = from.seq === 0 ? null : from.seq;
  while (!report.broken && report.checked < limit) {
    signal?.throwIfAborted();
    const page = await readChainPage(db, afterSeq, Math.min(PAGE_ROWS, limit - report.checked));
    for (const entry of page) {
      report.broken = await checkEntry(db, report.upTo, entry, heads);
      if (report.broken) return report;
      report.upTo = { seq: entry.seq, hash: entry.hash };
      report.checked += 1;
      afterSeq = entry.seq;
    }
    if (page.length === 0) return { ...report, broken: await checkTail(db, report.upTo, counted, heads) };
  }
  return report;
}

async function checkStart(db: Queryable, from: ChainHead): Promise<ChainBreak | null> {
  if (from.seq === 0) return null;
  const hash = await readHash(db, from.seq);
  if (hash === from.hash) return null;
  return { kind: hash === null ? 'deleted' : 'rewritten', seq: from.seq, wasSeq: null };
}

async function checkEntry(
  db: Queryable,
  last: ChainHead,
  entry: ChainEntry,
  heads: readonly ChainHead[],
): Promise<ChainBreak | null> {
  if (!follows(entry, last)) {
    const isBeyond = entry.seq > (await readCounter(db, 'audit'));
    if (isBeyond && entry.seq === last.seq + 1) return { kind: 'inserted', seq: entry.seq, wasSeq: null };
    return judgeBreak(db, last, entry);
  }
  const published = heads.find(({ seq }) => seq === entry.seq);
  if (published && published.hash !== entry.hash) return { kind: 'rewritten', seq: entry.seq, wasSeq: null };
  return null;
}

/** An entry and its number are committed together: fewer entries than numbers were cut, more were put in. */
async function checkTail(
  db: Queryable,
  upTo: ChainHead,
  counted: number,
  heads: readonly ChainHead[],
): Promise<ChainBreak | null> {
  const highest = Math.max(counted, ...heads.map(({ seq }) => seq));
  if (upTo.seq < highest) return { kind: 'truncated', seq: upTo.seq + 1, wasSeq: null };
  const countedNow = await readCounter(db, 'audit');
  return upTo.seq > countedNow ? { kind: 'inserted', seq: countedNow + 1, wasSeq: null } : null;
}

/** Walks the whole chain and keeps what was found, for the Audit page. Run by the server itself, so it needs no person. */
export async function checkChain(
  db: Queryable,
  heads: readonly ChainHead[],
  nowMs: number,
  signal?: AbortSignal,
): Promise<ChainReport> {
  const report = await verifyChain(db, { heads, signal });
  const { upTo, broken } = report;
  await saveChainCheck(db, {
    upToSeq: upTo.seq,
    upToHash: upTo.hash,
    atMs: nowMs,
    brokenSeq: broken?.seq ?? null,
    brokenKind: broken?.kind ?? null,
    brokenWasSeq: broken?.wasSeq ?? null,
  });
  return report;
}

/** Numbers that are tried to find out under which one an entry was written. */
const MAX_TRIES = 200_000;
const HASH = /^[0-9a-f]{64}$/;

/** Whether `entry` is the one that was written next after `last`. */
function follows(entry: ChainEntry, last: ChainHead): boolean {
  return entry.seq === last.seq + 1 && entry.prevHash === last.hash && auditHash(entry) === entry.hash;
}

/** `entry` stands after `last` in the store and does not follow it: which one is bad, and how. */
async function judgeBreak(db: Queryable, last: ChainHead, entry: ChainEntry): Promise<ChainBreak> {
  const seq = last.seq + 1;
  if (entry.seq < 1) return bad('inserted', entry.seq);
  const moved = (await findFollowers(db, last.hash)).some(
    (other) => other.seq !== seq && auditHash({ ...other, seq }) === other.hash,
  );
  if (entry.seq > seq) return bad(moved ? 'reordered' : 'deleted', seq);
  if (auditHash(entry) === entry.hash) return judgeLink(last, entry);
  const wasSeq = await numberOf(db, entry);
  // What the true entry of this number was pushed away by has never had a number of its own.
  if (wasSeq === null) return bad(moved ? 'inserted' : 'edited', seq);
  // It was written before what stands before it now: that was put in between.
  if (wasSeq < seq) return bad('inserted', wasSeq);
  if (moved || (await hasHash(db, entry.prevHash))) return bad('reordered', seq, wasSeq);
  return bad('deleted', seq);
}

/** Both entries are whole, but `entry` was written after another one: the one before was replaced by a new text with a new hash. */
function judgeLink(last: ChainHead, entry: ChainEntry): ChainBreak {
  if (!HASH.test(entry.prevHash)) return bad('inserted', entry.seq);
  return bad('edited', Math.max(last.seq, 1));
}

/** The number under which the entry's hash is true; null when its content was changed too. */
async function numberOf(db: Queryable, entry: ChainEntry): Promise<number | null> {
  const highest = ((await readHead(db))?.seq ?? 0) + 1;
  const isTrue = (seq: number) => seq >= 1 && seq <= highest && auditHash({ ...entry, seq }) === entry.hash;
  for (let distance = 1; distance <= Math.min(highest, MAX_TRIES / 2); distance += 1) {
    if (isTrue(entry.seq + distance)) return entry.seq + distance;
    if (isTrue(entry.seq - distance)) return entry.seq - distance;
  }
  return null;
}

function bad(kind: ChainBreak['kind'], seq: number, wasSeq: number | null = null): ChainBreak {
  return { kind, seq, wasSeq };
}

/** Entries that are checked while somebody waits for the page. */
const CHECKED_AT_ONCE = 500;

/**
 * How far the chain is known to be whole: what the hourly job found, and the entries that came since. Cheap: the old
 * ones are not read again.
 */
export async function readChainState(db: Queryable): Promise<ChainState> {
  const check = await readChainCheck(db);
  const stored = check && brokenOf(check);
  if (check && stored) return { upToSeq: check.upToSeq, checkedAtMs: check.atMs, broken: stored };
  const from = check ? { seq: check.upToSeq, hash: check.upToHash } : GENESIS;
  const { upTo, broken } = await verifyChain(db, { from, limit: CHECKED_AT_ONCE });
  return { upToSeq: upTo.seq, checkedAtMs: check?.atMs ?? null, broken };
}

function brokenOf({ brokenKind: kind, brokenSeq: seq, brokenWasSeq: wasSeq }: ChainCheck) {
  return kind === null || seq === null ? null : { kind, seq, wasSeq };
}
