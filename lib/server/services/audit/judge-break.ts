import 'server-only';
import type { ChainBreak, ChainHead } from '@/lib/domain/audit-chain';
import { auditHash } from '@/lib/server/db/audit-hash';
import { type ChainEntry, findFollowers, hasHash, readHead } from '@/lib/server/db/queries/audit-chain';
import type { Queryable } from '@/lib/server/db/schema';

/** Numbers that are tried to find out under which one an entry was written. */
const MAX_TRIES = 200_000;
const HASH = /^[0-9a-f]{64}$/;

/** Whether `entry` is the one that was written next after `last`. */
export function follows(entry: ChainEntry, last: ChainHead): boolean {
  return entry.seq === last.seq + 1 && entry.prevHash === last.hash && auditHash(entry) === entry.hash;
}

/** `entry` stands after `last` in the store and does not follow it: which one is bad, and how. */
export async function judgeBreak(db: Queryable, last: ChainHead, entry: ChainEntry): Promise<ChainBreak> {
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
