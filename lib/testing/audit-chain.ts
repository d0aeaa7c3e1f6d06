import 'server-only';
import { sql } from 'kysely';
import type { AuditAction } from '@/lib/domain/audit-actions';
import { auditHash, type ChainEntry, type HashedEntry } from '@/lib/server/db/queries/audit-chain';
import type { Store } from '@/lib/server/db/store';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';

/** For tests: `count` entries, each in a transaction of its own. */
export async function writeEntries(
  ctx: ServiceContext,
  count: number,
  action: AuditAction = 'batch.stop',
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await withTransaction(ctx, (tx) =>
      recordAudit(tx, ctx, { action, objectType: 'batch', objectId: `b-${index}`, after: { index } }),
    );
  }
}

/** For tests: what somebody does first who holds the file, or owns the database. */
export async function dropProtection({ db, kind }: Store): Promise<void> {
  if (kind === 'postgres') {
    await sql`alter table "auditEntries" disable trigger all`.execute(db);
    return;
  }
  for (const name of ['no_update', 'no_delete', 'only_append']) {
    await sql`drop trigger ${sql.id(`auditEntries_${name}`)}`.execute(db);
  }
}

export async function entryOf({ db }: Store, seq: number): Promise<ChainEntry> {
  return db.selectFrom('auditEntries').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
}

/** Gives entry `from` the number `to`, or that of each in a run of entries. */
export async function renumber({ db }: Store, from: number, to: number): Promise<void> {
  await db.updateTable('auditEntries').set({ seq: to }).where('seq', '=', from).execute();
}

/** A made-up entry whose own hash is right. */
export function forged(entry: HashedEntry): ChainEntry {
  const { seq, atMs, actorId, actorName, sessionId, action, objectType, objectId } = entry;
  const { beforeJson, afterJson, correlationId, policyVersion, prevHash } = entry;
  const kept = { seq, atMs, actorId, actorName, sessionId, action, objectType, objectId };
  const rest = { beforeJson, afterJson, correlationId, policyVersion, prevHash };
  return { ...kept, ...rest, hash: auditHash(entry) };
}
