import { can, type Role } from '@/lib/domain/permissions';

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

/**
 * Members of `before` and `after` that are for whoever acted, and for those who keep the trail (`audit.export`): the title
 * of a draft that nobody else ever saw, and what a person looked for.
 */
const PRIVATE_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'draft.discard': ['title'],
  'selection.freeze': ['filter'],
  'events.export': ['filter'],
  'outcomes.export': ['filter'],
  'feed.create': ['filter'],
};

/** Actions whose entries have such members. */
export const PRIVATE_ACTIONS: readonly string[] = Object.keys(PRIVATE_MEMBERS);

/** Who reads the trail. */
export type Reader = { id: string; role: Role };

/** Whether `reader` sees the entries of others whole. */
export function keepsTrail({ role }: Pick<Reader, 'role'>): boolean {
  return can(role, 'audit.export');
}

/** Names of the members that `reader` does not see. */
export function hiddenMembers(reader: Reader, entry: { action: string; actorId: string }): readonly string[] {
  if (entry.actorId === reader.id || keepsTrail(reader)) return [];
  return Object.hasOwn(PRIVATE_MEMBERS, entry.action) ? (PRIVATE_MEMBERS[entry.action] ?? []) : [];
}

/** `value` without these members. What is no object any more (somebody tampered with it) is left out whole. */
export function withoutMembers(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || value === null) return value;
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
