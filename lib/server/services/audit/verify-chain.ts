import 'server-only';
import { type ChainBreak, type ChainHead, GENESIS } from '@/lib/domain/audit-chain';
import { type ChainEntry, readChainPage, readHash } from '@/lib/server/db/queries/audit-chain';
import { readCounter } from '@/lib/server/db/queries/counters';
import type { Queryable } from '@/lib/server/db/schema';
import { follows, judgeBreak } from '@/lib/server/services/audit/judge-break';

const PAGE_ROWS = 500;

export type ChainReport = {
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
