import 'server-only';
import { sql } from 'kysely';
import type { Tx } from '@/lib/server/db/schema';
import type { ServiceContext } from '@/lib/server/services/context';

export type AuditRecord = {
  /** `noun.verb`, e.g. `batch.submit`. */
  action: string;
  objectType: string;
  objectId: string;
  before?: unknown;
  after?: unknown;
};

/** Appends one entry in the same transaction as the change it tells of; if it fails, so does the change. */
export async function recordAudit(tx: Tx, ctx: ServiceContext, record: AuditRecord): Promise<void> {
  // The counter's row lock puts the entries of all servers in one order.
  const { value: seq } = await tx
    .updateTable('counters')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'audit')
    .returning('value')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('auditEntries')
    .values({
      seq,
      atMs: ctx.now(),
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      sessionId: ctx.actor.kind === 'user' ? ctx.actor.sessionId : null,
      action: record.action,
      objectType: record.objectType,
      objectId: record.objectId,
      beforeJson: record.before === undefined ? null : JSON.stringify(record.before),
      afterJson: record.after === undefined ? null : JSON.stringify(record.after),
      correlationId: ctx.correlationId,
    })
    .execute();
}
