import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** What settling rows without an answer needs: the evidence, the decisions, and the event as it was when it was ordered. */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  const counted = { attempt: 1, nextReadMs: 0 };
  for (const [column, start] of Object.entries(counted)) {
    await db.schema
      .alterTable('batchRows')
      .addColumn(column, int, (c) => c.notNull().defaultTo(start))
      .execute();
  }
  for (const column of ['needsDecisionAtMs', 'leftAtMs', 'notBeforeAtSendMs', 'dueAtSendMs']) {
    await db.schema.alterTable('batchRows').addColumn(column, int).execute();
  }
  for (const column of ['decisionCause', 'sightsJson']) {
    await db.schema.alterTable('batchRows').addColumn(column, text).execute();
  }
  await db.schema
    .createTable('rowDecisions')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('rowId', text, (c) => c.notNull().references('batchRows.id'))
    .addColumn('attempt', int, (c) => c.notNull())
    .addColumn('callId', text)
    .addColumn('decision', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('sightsJson', text)
    .addColumn('decidedBy', text, (c) => c.notNull())
    .addColumn('decidedByName', text, (c) => c.notNull())
    .addColumn('decidedAtMs', int, (c) => c.notNull())
    .addUniqueConstraint('rowDecisions_attempt_once', ['rowId', 'attempt'])
    .execute();
  await db.schema.createIndex('rowDecisions_batch').on('rowDecisions').column('batchId').execute();
  await db.schema
    .createIndex('batchRows_settle')
    .on('batchRows')
    .columns(['outcome', 'leftAtMs', 'nextReadMs'])
    .execute();
}
