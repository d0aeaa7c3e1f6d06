import 'server-only';
import type { Queryable } from '@/lib/server/db/schema';

const BATCH_COLUMNS = [
  'batches.number',
  'batches.title',
  'batches.state',
  'batches.createdBy',
  'batches.wasRequested',
] as const;

/** Batches that audit entries are about. No ids ask the store nothing, here and below. */
export async function findNamedBatches(db: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('batches')
    .select(['batches.id', ...BATCH_COLUMNS])
    .where('id', 'in', ids)
    .execute();
}

/** Calls, by their own ids, with what is known of their batches. */
export async function findNamedCalls(db: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('calls')
    .innerJoin('batches', 'batches.id', 'calls.batchId')
    .select(['calls.id', ...BATCH_COLUMNS])
    .where('calls.id', 'in', ids)
    .execute();
}

/** What the last entries of discarded drafts say that these were. */
export async function findDiscardedDrafts(db: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('auditEntries')
    .select(['objectId', 'action', 'actorId', 'beforeJson'])
    .where('objectType', '=', 'batch')
    .where('objectId', 'in', ids)
    .where('action', '=', 'draft.discard')
    .execute();
}

/** E-mails of people or of those who are invited. */
export async function findEmails(db: Queryable, table: 'user' | 'invites', ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.selectFrom(table).select(['id', 'email']).where('id', 'in', ids).execute();
}
