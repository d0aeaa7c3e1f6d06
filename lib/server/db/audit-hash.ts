import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/domain/canonical-json';
import type { AuditEntriesTable } from '@/lib/server/db/schema';

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
