import 'server-only';
import { z } from 'zod';
import { hiddenMembers, type Reader, withoutMembers } from '@/lib/domain/audit';
import { isHiddenFrom, shownNumber } from '@/lib/domain/batches';
import type { ObjectName } from '@/lib/schemas/audit';
import {
  type AuditListRow,
  findDiscardedDrafts,
  findEmails,
  findNamedBatches,
  findNamedCalls,
} from '@/lib/server/db/queries/audit';
import type { Queryable } from '@/lib/server/db/schema';

type NamedBatch = Awaited<ReturnType<typeof findNamedBatches>>[number];
type Names = ReadonlyMap<string, ObjectName>;

const discardedDraft = z.object({ number: z.number().optional(), title: z.string().default('') });

/**
 * What people call the objects of these entries: a batch by number and title (each '' where there is none), a call by its batch, a person, a session or
 * an invite by e-mail. Null for what the store does not know. One question for each kind of object, however many entries
 * there are. @param reader the titles of others' drafts are not theirs to see
 */
export async function readObjectNames(
  db: Queryable,
  rows: readonly AuditListRow[],
  reader: Reader,
): Promise<(row: AuditListRow) => ObjectName | null> {
  const idsOf = (type: string, idOf: (row: AuditListRow) => string = ({ objectId }) => objectId) => [
    ...new Set(rows.filter(({ objectType }) => objectType === type).map(idOf)),
  ];
  const people = await emailNames(db, 'user', [
    ...idsOf('user'),
    ...idsOf('session', ({ actorId }) => actorId),
  ]);
  const names = new Map<string, Names>([
    ['batch', await batchNames(db, idsOf('batch'), reader)],
    ['call', await callNames(db, idsOf('call'), reader.id)],
    ['user', people],
    ['invite', await emailNames(db, 'invites', idsOf('invite'))],
  ]);
  return ({ objectType, objectId, actorId }) => {
    // A session does not outlive its end, but only the person whose it is starts or ends it.
    if (objectType === 'session') return people.get(actorId) ?? null;
    return names.get(objectType)?.get(objectId) ?? null;
  };
}

const known = (text: string): ObjectName => ({ text, gone: false });

/** A draft has no number yet, and perhaps no title: then its id has to do. */
function batchWords({ number = 0, title }: { number?: number | undefined; title: string }): string {
  const shown = shownNumber(number);
  return `${shown === null ? '' : `#${shown} `}${title}`.trim();
}

function batchName(batch: NamedBatch, viewerId: string): ObjectName {
  return known(batchWords(isHiddenFrom(viewerId, batch) ? { number: batch.number, title: '' } : batch));
}

async function batchNames(db: Queryable, ids: readonly string[], reader: Reader): Promise<Names> {
  const found = await findNamedBatches(db, ids);
  const names = new Map(found.map((batch) => [batch.id, batchName(batch, reader.id)]));
  const missing = ids.filter((id) => !names.has(id));
  return new Map([...names, ...(await discardedNames(db, missing, reader))]);
}

/** Only a draft ever leaves the store, and its last entry says what it was. */
async function discardedNames(db: Queryable, ids: readonly string[], reader: Reader): Promise<Names> {
  const found = await findDiscardedDrafts(db, ids);
  return new Map(
    found.flatMap(({ objectId, action, actorId, beforeJson }): [string, ObjectName][] => {
      const hidden = hiddenMembers(reader, { action, actorId });
      const before = discardedDraft.safeParse(withoutMembers(jsonOf(beforeJson), hidden));
      return before.success ? [[objectId, { text: batchWords(before.data), gone: true }]] : [];
    }),
  );
}

/** Null also for what somebody has tampered with. */
function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

async function callNames(db: Queryable, ids: readonly string[], viewerId: string): Promise<Names> {
  const found = await findNamedCalls(db, ids);
  return new Map(found.map((call) => [call.id, batchName(call, viewerId)]));
}

async function emailNames(db: Queryable, table: 'user' | 'invites', ids: readonly string[]): Promise<Names> {
  const found = await findEmails(db, table, ids);
  return new Map(found.map(({ id, email }) => [id, known(email)]));
}
