import 'server-only';
import type { Insertable, Selectable } from 'kysely';
import type { BatchState } from '@/lib/domain/batches';
import type { RegionColumns } from '@/lib/domain/region-limit';
import type { ReviewVerdict } from '@/lib/schemas/batch-inputs';
import { countsUntilMs } from '@/lib/server/db/queries/people';
import type { Queryable, Schema } from '@/lib/server/db/schema';
import type { ApprovalsTable, GlassBreaksTable } from '@/lib/server/db/schema-approvals';

export type ApprovalRecord = Selectable<ApprovalsTable>;

/** A decision with what is known now of the person who made it. */
export type JudgedApproval = ApprovalRecord & {
  role: string | null;
  roleSinceMs: number | null;
  disabled: number | null;
  countsFromMs: number | null;
  countsUntilMs: number | null;
} & RegionColumns;

export async function insertApproval(db: Queryable, approval: Insertable<ApprovalsTable>): Promise<void> {
  await db.insertInto('approvals').values(approval).execute();
}

/** All decisions about these batches, oldest first. */
export async function readApprovals(db: Queryable, batchIds: readonly string[]): Promise<JudgedApproval[]> {
  if (batchIds.length === 0) return [];
  return db
    .selectFrom('approvals')
    .leftJoin('user', 'user.id', 'approvals.userId')
    .selectAll('approvals')
    .select(['user.role', 'user.roleSinceMs', 'user.disabled', 'user.countsFromMs', countsUntilMs])
    .select(['user.regionsJson', 'user.regionsBeforeJson', 'user.regionsSinceMs', 'user.regionsFromMs'])
    .where('approvals.batchId', 'in', batchIds)
    .orderBy('approvals.atMs')
    .orderBy('approvals.id')
    .execute();
}

/** Takes the worth of all decisions about a batch away; returns how many had any. */
export async function voidApprovals(db: Queryable, batchId: string, nowMs: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('approvals')
    .set({ voidedAtMs: nowMs })
    .where('batchId', '=', batchId)
    .where('voidedAtMs', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Who created, edited or submitted these batches, with their e-mails. */
export async function readPeople(db: Queryable, batchIds: readonly string[]) {
  if (batchIds.length === 0) return [];
  return db
    .selectFrom('batchPeople')
    .leftJoin('user', 'user.id', 'batchPeople.userId')
    .select(['batchPeople.batchId', 'batchPeople.userId', 'user.email'])
    .where('batchPeople.batchId', 'in', batchIds)
    .execute();
}

/** Writes down that somebody had a part in a batch; once is enough. */
export async function addPerson(
  db: Queryable,
  person: { batchId: string; userId: string; part: 'created' | 'edited' | 'submitted'; atMs: number },
): Promise<void> {
  await db
    .insertInto('batchPeople')
    .values(person)
    .onConflict((conflict) => conflict.columns(['batchId', 'userId', 'part']).doNothing())
    .execute();
}

/** What the rules need to know of a person; undefined when there is no such account. */
export async function readPerson(db: Queryable, userId: string) {
  return db
    .selectFrom('user')
    .select([
      'id',
      'email',
      'role',
      'disabled',
      'roleSinceMs',
      'breakGlass',
      'countsFromMs',
      'countsGivenBy',
      'breakGlassFromMs',
      'breakGlassGivenBy',
      'regionsJson',
      'regionsBeforeJson',
      'regionsSinceMs',
      'regionsFromMs',
      'regionsGivenBy',
      countsUntilMs,
    ])
    .where('id', '=', userId)
    .executeTakeFirst();
}

function selectRequesters(db: Queryable) {
  return db
    .selectFrom('batches')
    .leftJoin('user', (join) =>
      join.on((eb) => eb('user.id', '=', eb.fn.coalesce('batches.requestedBy', 'batches.createdBy'))),
    )
    .select(['batches.id', 'batches.retryOf', 'user.id as requesterId', 'user.role', 'user.disabled'])
    .select('user.regionsJson');
}

/** Who asked for these batches, as they are now; all null without an account. */
export async function readRequesters(db: Queryable, batchIds: readonly string[]) {
  return batchIds.length === 0 ? [] : selectRequesters(db).where('batches.id', 'in', batchIds).execute();
}

/** The same for all batches in these states. */
export async function readRequestersIn(db: Queryable, states: readonly BatchState[]) {
  return selectRequesters(db).where('batches.state', 'in', states).orderBy('batches.id').execute();
}

/** Every account with its e-mail, by which those of one person are known. */
export async function readAccounts(db: Queryable): Promise<{ id: string; email: string }[]> {
  return db.selectFrom('user').select(['id', 'email']).execute();
}

const COUNTED_STATES: readonly BatchState[] = [
  'awaiting_approval',
  'approved',
  'sending',
  'sent',
  'done',
  'halted',
];

/** The facts of what these accounts asked for after `sinceMs` and did not come to nothing, other than `exceptId`. */
export async function readFactsOf(
  db: Queryable,
  request: { userIds: readonly string[]; sinceMs: number; exceptId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('batches')
    .select('factsJson')
    .where('requestedBy', 'in', request.userIds)
    .where('requestedAtMs', '>', request.sinceMs)
    .where('id', '!=', request.exceptId)
    // Also of what ended in the middle of its sending: the rows that had left did not come to nothing.
    .where((eb) =>
      eb.or([
        eb('state', 'in', COUNTED_STATES),
        eb.exists(
          eb
            .selectFrom('batchRows')
            .select('batchRows.id')
            .whereRef('batchRows.batchId', '=', 'batches.id')
            .where('batchRows.outcome', 'in', ['sending', 'accepted', 'refused', 'unknown']),
        ),
      ]),
    )
    .where('factsJson', 'is not', null)
    .execute();
  return rows.flatMap(({ factsJson }) => (factsJson === null ? [] : [factsJson]));
}

/**
 * Makes everything that this person submits wait for this transaction, so that parallel requests see each other.
 * @param key personKey() of the requester: the same for all their accounts
 */
export async function lockRequester(db: Queryable, key: string): Promise<void> {
  await db
    .insertInto('counters')
    .values({ name: `requests:${key}`, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .execute();
}

export type GlassBreakRecord = Selectable<GlassBreaksTable>;

export async function readGlassBreaks(
  db: Queryable,
  batchIds: readonly string[],
): Promise<GlassBreakRecord[]> {
  if (batchIds.length === 0) return [];
  return db.selectFrom('glassBreaks').selectAll().where('batchId', 'in', batchIds).execute();
}

export async function insertGlassBreak(db: Queryable, record: Insertable<GlassBreaksTable>): Promise<void> {
  await db.insertInto('glassBreaks').values(record).execute();
}

/** Closes the review of a batch; false when it is closed already. */
export async function closeReview(
  db: Queryable,
  batchId: string,
  review: {
    reviewedAtMs: number;
    reviewedBy: string;
    reviewedByName: string;
    verdict: ReviewVerdict;
    reviewComment: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('glassBreaks')
    .set(review)
    .where('batchId', '=', batchId)
    .where('reviewedAtMs', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Batches whose review is open, oldest first. */
export async function readOpenReviews(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('glassBreaks')
    .select('batchId')
    .where('reviewedAtMs', 'is', null)
    .orderBy('atMs')
    .execute();
  return rows.map(({ batchId }) => batchId);
}

export type PolicyRecord = Selectable<Schema['policies']>;

/** The policy in force; undefined while nobody has saved one. */
export async function readNewestPolicy(db: Queryable): Promise<PolicyRecord | undefined> {
  return db.selectFrom('policies').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
}

/** Stores a version; false when it is there already. */
export async function insertPolicy(db: Queryable, policy: PolicyRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('policies')
    .values(policy)
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The newest versions, newest first. */
export async function readPolicyVersions(db: Queryable, limit: number): Promise<PolicyRecord[]> {
  return db.selectFrom('policies').selectAll().orderBy('version', 'desc').limit(limit).execute();
}
