import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** Hours of a batch whose policy is not known any more: those of every policy that a store starts with. */
const DEFAULT_HOURS = 24;

/**
 * Until when each queued row may leave, and why the desk itself stopped a batch. Rows that are queued already count from
 * their request, by the hours of the policy that held then.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('batches').addColumn('stopCause', text).execute();
  await db.schema.alterTable('batchRows').addColumn('sendUntilMs', int).execute();
  // Only of queued rows, so that it stays small; readLateBatches says the same words.
  await sql`create index "batchRows_sendUntil" on "batchRows" ("sendUntilMs") where "outcome" = 'queued'`.execute(
    db,
  );
  for (const { version, policyJson } of await readPolicies(db)) {
    await setUntil(db, sql`"policyVersion" = ${version}`, hoursOf(policyJson));
  }
  await setUntil(db, sql`true`, DEFAULT_HOURS);
}

async function readPolicies(db: Kysely<unknown>) {
  const { rows } = await sql<{ version: number; policyJson: string }>`
    select "version", "policyJson" from "policies"`.execute(db);
  return rows;
}

function hoursOf(policyJson: string): number {
  const policy: unknown = JSON.parse(policyJson);
  const hours = typeof policy === 'object' && policy && 'expiryHours' in policy ? policy.expiryHours : null;
  return typeof hours === 'number' ? hours : DEFAULT_HOURS;
}

async function setUntil(db: Kysely<unknown>, which: ReturnType<typeof sql>, hours: number): Promise<void> {
  const ms = sql.lit(hours * 3_600_000);
  await sql`update "batchRows" set "sendUntilMs" = (
      select coalesce("requestedAtMs", "submittedAtMs", "createdAtMs") + ${ms}
      from "batches" where "batches"."id" = "batchRows"."batchId")
    where "outcome" in ('queued', 'sending') and "sendUntilMs" is null
      and "batchId" in (select "id" from "batches" where ${which})`.execute(db);
}
