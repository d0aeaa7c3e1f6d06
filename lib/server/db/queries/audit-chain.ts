import 'server-only';
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { ChainHead } from '@/lib/domain/audit';
import type { AuditChecksTable, AuditEntriesTable, Queryable } from '@/lib/server/db/schema';
import { canonicalJson } from '@/lib/util/canonical-json';

export type ChainEntry = Selectable<AuditEntriesTable>;

/** The newest entry's place; null while there is none. */
export async function readHead(db: Queryable): Promise<ChainHead | null> {
  const head = await db
    .selectFrom('auditEntries')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return head ?? null;
}

/** Whole entries after number `afterSeq` in the order of the chain; null = from the very first. */
export function readChainPage(db: Queryable, afterSeq: number | null, limit: number): Promise<ChainEntry[]> {
  let query = db.selectFrom('auditEntries').selectAll();
  if (afterSeq !== null) query = query.where('seq', '>', afterSeq);
  return query.orderBy('seq').limit(limit).execute();
}

/** Hash of entry `seq`; null when there is no such entry. */
export async function readHash(db: Queryable, seq: number): Promise<string | null> {
  const row = await db.selectFrom('auditEntries').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash ?? null;
}

/** Entries that say they follow the one with `prevHash`. Reads the whole table: for a chain that is known to be broken. */
export function findFollowers(db: Queryable, prevHash: string): Promise<ChainEntry[]> {
  return db.selectFrom('auditEntries').selectAll().where('prevHash', '=', prevHash).limit(10).execute();
}

/** Whether an entry has `hash`. Reads the whole table, as `findFollowers`. */
export async function hasHash(db: Queryable, hash: string): Promise<boolean> {
  const row = await db.selectFrom('auditEntries').select('seq').where('hash', '=', hash).executeTakeFirst();
  return row !== undefined;
}

export type ChainCheck = Omit<Selectable<AuditChecksTable>, 'name'>;

/** What the last check found; null before the first. */
export async function readChainCheck(db: Queryable): Promise<ChainCheck | null> {
  const row = await db
    .selectFrom('auditChecks')
    .select(['upToSeq', 'upToHash', 'atMs', 'brokenSeq', 'brokenKind', 'brokenWasSeq'])
    .where('name', '=', 'chain')
    .executeTakeFirst();
  return row ?? null;
}

export async function saveChainCheck(db: Queryable, check: ChainCheck): Promise<void> {
  await db
    .insertInto('auditChecks')
    .values({ name: 'chain', ...check })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(check))
    .execute();
}

/** What of an entry its hash covers: everything but the hash itself. */
export type HashedEntry = Omit<AuditEntriesTable, 'hash'>;

/**
 * SHA-256 (hex) over the canonical JSON of an entry. `before` and `after` go in as the stored texts, so that not even
 * a blank of theirs can change unseen. A new form of the text needs a new `v`: old entries keep theirs.
 */
export function auditHash(entry: HashedEntry): string {
  const text = canonicalJson({
    v: 1,
    seq: entry.seq,
    prevHash: entry.prevHash,
    atMs: entry.atMs,
    actorId: entry.actorId,
    actorName: entry.actorName,
    sessionId: entry.sessionId,
    action: entry.action,
    objectType: entry.objectType,
    objectId: entry.objectId,
    before: entry.beforeJson,
    after: entry.afterJson,
    policyVersion: entry.policyVersion,
    correlationId: entry.correlationId,
  });
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
