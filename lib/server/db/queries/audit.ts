import 'server-only';
import { type ExpressionBuilder, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { SYSTEM_ID } from '@/lib/domain/actors';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { escapeLike } from '@/lib/server/db/queries/events-filter';
import { inLimit, isBatchCovered, type Viewer } from '@/lib/server/db/queries/region-limit';
import type { AuditEntriesTable, Queryable, Schema } from '@/lib/server/db/schema';

/** A filter that services have checked; null and empty are no condition. Times are epoch ms, `toMs` is exclusive. */
export type AuditConditions = {
  words: readonly string[];
  actor: string | null;
  actions: readonly string[];
  type: string | null;
  id: string | null;
  fromMs: number | null;
  toMs: number | null;
  /** `people`: no entry that the server's own jobs wrote. */
  by: 'people' | null;
  /** In `before` and `after` of these actions no word is looked for, unless this actor wrote the entry. */
  unsearched: { actions: readonly string[]; butOf: string } | null;
  /**
   * Who reads: others' drafts are not found by what they hold. Who is limited to regions reads their own entries, and
   * those about themselves, about instances in these regions, and about batches that lie in them whole.
   */
  reader: Viewer;
};

export type AuditListRow = Pick<
  Selectable<AuditEntriesTable>,
  'seq' | 'atMs' | 'actorId' | 'actorName' | 'action' | 'objectType' | 'objectId' | 'correlationId'
>;

const LIST_COLUMNS = [
  'seq',
  'atMs',
  'actorId',
  'actorName',
  'action',
  'objectType',
  'objectId',
  'correlationId',
] as const;

const SEARCHED = ['actorName', 'actorId', 'action', 'objectType', 'objectId', 'correlationId'] as const;
/** Here `"` and `\` are escaped, and so must be what is looked for. */
const SEARCHED_JSON = ['beforeJson', 'afterJson'] as const;
const ENTRY_NUMBER = /^#(\d{1,15})$/;

type Entries = ExpressionBuilder<Schema, 'auditEntries'>;

/** The condition for a `where` over `auditEntries`. */
function matchesAudit(conditions: AuditConditions) {
  return (eb: Entries) => {
    const { actor, actions, type, id, fromMs, toMs } = conditions;
    const parts = conditions.words.map((word) => holds(eb, word, conditions));
    if (conditions.by === 'people') parts.push(eb('actorId', '!=', SYSTEM_ID));
    if (actor !== null) parts.push(eb('actorId', '=', actor));
    if (actions.length > 0) parts.push(eb('action', 'in', actions));
    if (type !== null) parts.push(eb('objectType', '=', type));
    if (id !== null) parts.push(eb('objectId', '=', id));
    if (fromMs !== null) parts.push(eb('atMs', '>=', fromMs));
    if (toMs !== null) parts.push(eb('atMs', '<', toMs));
    return eb.and([...parts, isForReader(conditions.reader)]);
  };
}

function holds(eb: Entries, word: string, { unsearched, reader }: AuditConditions) {
  const [, number] = ENTRY_NUMBER.exec(word) ?? [];
  if (number !== undefined) {
    const ofBatch = isAboutBatch(reader.id, sql`"shown"."number" = ${Number(number)}`);
    return eb.or([eb('seq', '=', Number(number)), ofBatch]);
  }
  // The stores lower ASCII letters only (PostgreSQL because of the column's collation "C").
  const plain = word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const inJson = JSON.stringify(plain).slice(1, -1);
  const like = (column: (typeof SEARCHED)[number] | (typeof SEARCHED_JSON)[number], text: string) =>
    sql<SqlBool>`lower(${eb.ref(column)}) like ${patternOf(text)} escape '\\'`;
  const json = eb.or(SEARCHED_JSON.map((column) => like(column, inJson)));
  const isShown =
    unsearched === null
      ? null
      : eb.or([eb('action', 'not in', unsearched.actions), eb('actorId', '=', unsearched.butOf)]);
  return eb.or([
    ...SEARCHED.map((column) => like(column, plain)),
    isShown === null ? json : eb.and([isShown, json]),
    isAboutPerson(patternOf(plain)),
    isAboutBatch(reader.id, batchHolds(patternOf(plain), reader.regions ?? null)),
  ]);
}

/** Anywhere in a text; "…" or "..." in the middle of an id stand for what a page left out of it. */
function patternOf(text: string): string {
  return `%${escapeLike(text).replace(/…|\.{3}/g, '%')}%`;
}

/** Entries about a batch and its calls. `which` is a condition on `shown`, a batch that the reader may see. */
function isAboutBatch(readerId: string, which: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const batches = sql`select "shown"."id" from "batches" as "shown" where ${which}
    and ("shown"."state" != 'draft' or "shown"."createdBy" = ${readerId} or "shown"."wasRequested" = 1)`;
  return sql<SqlBool>`("auditEntries"."objectId" in (${batches}) or "auditEntries"."objectId" in
    (select "calls"."id" from "calls" where "calls"."batchId" in (${batches})))`;
}

/** Whether the id, the title or a row of `shown`, in the reader's regions, holds it: the trail names batches by their title, people ask for instances. */
function batchHolds(pattern: string, limit: RegionLimit): RawBuilder<unknown> {
  return sql`("shown"."id" like ${pattern} escape '\\' or lower("shown"."title") like ${pattern} escape '\\'
    or "shown"."id" in (select "found"."batchId" from "batchRows" as "found"
      where ${inLimit(limit, 'found.regionId')} and (lower("found"."resourceId") like ${pattern} escape '\\'
        or lower("found"."instanceName") like ${pattern} escape '\\'
        or lower("found"."eventId") like ${pattern} escape '\\')))`;
}

/** What an entry about a batch says may name any of its rows: one that lies in the regions in part is not shown. */
function isForReader({ id, regions = null }: Viewer): RawBuilder<SqlBool> {
  if (regions === null) return inLimit(regions, '');
  const batches = sql`select "within"."id" from "batches" as "within" where ${isBatchCovered(regions, 'within')}`;
  return sql<SqlBool>`("auditEntries"."actorId" = ${id} or "auditEntries"."objectId" = ${id}
    or "auditEntries"."objectId" in (${batches})
    or "auditEntries"."objectId" in (select "calls"."id" from "calls" where "calls"."batchId" in (${batches}))
    or ("auditEntries"."objectType" = 'instance' and "auditEntries"."objectId" in (
      select "instances"."instanceId" from "instances" where ${inLimit(regions, 'instances.regionId')})))`;
}

/** By and about people, sessions and invites, which the trail names by e-mail. */
function isAboutPerson(pattern: string): RawBuilder<SqlBool> {
  const people = sql`select "user"."id" from "user" where lower("user"."email") like ${pattern} escape '\\'`;
  return sql<SqlBool>`("auditEntries"."actorId" in (${people}) or "auditEntries"."objectId" in (${people})
    or "auditEntries"."objectId" in (select "invites"."id" from "invites"
      where lower("invites"."email") like ${pattern} escape '\\'))`;
}

/** Entries with a number below `beforeSeq` (null = from the newest), newest first. */
export function readAuditPage(
  db: Queryable,
  { conditions, beforeSeq, limit }: { conditions: AuditConditions; beforeSeq: number | null; limit: number },
): Promise<AuditListRow[]> {
  let query = db.selectFrom('auditEntries').select(LIST_COLUMNS).where(matchesAudit(conditions));
  if (beforeSeq !== null) query = query.where('seq', '<', beforeSeq);
  return query.orderBy('seq', 'desc').limit(limit).execute();
}

/** The same with everything that an entry holds. */
export function readWholeAuditPage(
  db: Queryable,
  { conditions, beforeSeq, limit }: { conditions: AuditConditions; beforeSeq: number; limit: number },
): Promise<Selectable<AuditEntriesTable>[]> {
  const query = db.selectFrom('auditEntries').selectAll().where(matchesAudit(conditions));
  return query.where('seq', '<', beforeSeq).orderBy('seq', 'desc').limit(limit).execute();
}

export async function countAudit(db: Queryable, conditions: AuditConditions): Promise<number> {
  const { total } = await db
    .selectFrom('auditEntries')
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .where(matchesAudit(conditions))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** One whole entry; null when there is none, or it is not for this reader. */
export async function findAuditEntry(
  db: Queryable,
  seq: number,
  reader: Viewer,
): Promise<Selectable<AuditEntriesTable> | null> {
  const row = await db
    .selectFrom('auditEntries')
    .selectAll()
    .where('seq', '=', seq)
    .where(isForReader(reader))
    .executeTakeFirst();
  return row ?? null;
}

/** Different values of a column, at most `limit`: one step through its index for each, however many entries there are. */
export async function readAuditValues(
  db: Queryable,
  column: 'action' | 'actorId' | 'objectType',
  limit: number,
): Promise<string[]> {
  const values: string[] = [];
  while (values.length < limit) {
    const next = await db
      .selectFrom('auditEntries')
      .select((eb) => eb.fn.min(column).as('value'))
      .where(column, '>', values.at(-1) ?? '')
      .executeTakeFirst();
    if (typeof next?.value !== 'string') break;
    values.push(next.value);
  }
  return values;
}

/** The name that an actor had last. */
export async function readActorName(db: Queryable, actorId: string): Promise<string> {
  const row = await db
    .selectFrom('auditEntries')
    .select('actorName')
    .where('actorId', '=', actorId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.actorName ?? actorId;
}

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
