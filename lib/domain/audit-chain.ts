/** Words of the audit chain: every entry holds the hash of the one before it, so that no change stays unseen. */

/** How an entry, or its place, is bad. */
export const BREAK_KINDS = ['edited', 'deleted', 'reordered', 'inserted', 'truncated', 'rewritten'] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/**
 * The first bad entry: `seq` is its number, or that of the first missing one. `wasSeq`: the number under which a
 * reordered entry was written, when it is known.
 */
export type ChainBreak = { seq: number; kind: BreakKind; wasSeq: number | null };

/** A place in the chain. Number 0 with GENESIS_HASH is the place before the first entry. */
export type ChainHead = { seq: number; hash: string };

export const GENESIS_HASH = '0'.repeat(64);
export const GENESIS: ChainHead = { seq: 0, hash: GENESIS_HASH };

/** `SEQ:HASH`, as the log publishes it. */
export function headText({ seq, hash }: ChainHead): string {
  return `${seq}:${hash}`;
}

/** Reads `SEQ:HASH` (64 hexadecimal digits); null for anything else. */
export function parseHead(text: string): ChainHead | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash: hash.toLowerCase() };
}
