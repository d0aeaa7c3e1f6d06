import 'server-only';
import { hiddenMembers, keepsTrail, PRIVATE_ACTIONS, type Reader, withoutMembers } from '@/lib/domain/audit';
import { DeskError } from '@/lib/domain/errors';
import { MAX_SEARCH_WORDS } from '@/lib/domain/limits';
import {
  type AuditEntry,
  type AuditEntryDetail,
  AuditEntryInput,
  type AuditFacets,
  type AuditFilter,
  AuditListInput,
  type AuditPage,
} from '@/lib/schemas/audit';
import {
  type AuditConditions,
  countAudit,
  findAuditEntry,
  readActorName,
  readAuditPage,
  readAuditValues,
} from '@/lib/server/db/queries/audit';
import type { ChainEntry } from '@/lib/server/db/queries/audit-chain';
import { readEmails } from '@/lib/server/db/queries/people';
import type { Viewer } from '@/lib/server/db/queries/region-limit';
import { readObjectNames } from '@/lib/server/services/audit/object-names';
import { readChainState } from '@/lib/server/services/audit/verify-chain';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { parseInstant } from '@/lib/url/audit-params';
import { withoutSecrets } from '@/lib/util/redact';

/** Audit entries, newest first, a page at a time. Input: AuditListInput. */
export async function listAudit(ctx: ServiceContext, input: unknown): Promise<AuditPage> {
  const actor = requirePermission(ctx, 'audit.read');
  const { cursor, limit, ...filter } = parseInput(AuditListInput, input);
  const { db } = ctx.store;
  const conditions = auditConditions(filter, actor);
  const beforeSeq = cursor === null ? null : Number(cursor);
  const found = await readAuditPage(db, { conditions, beforeSeq, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const isFirst = cursor === null;
  const nameOf = await readObjectNames(db, rows, actor);
  const emails = await readEmails(
    db,
    rows.map(({ actorId }) => actorId),
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      actorEmail: emails.get(row.actorId) ?? null,
      objectName: nameOf(row),
    })),
    nextCursor: found.length > limit ? String(rows.at(-1)?.seq) : null,
    total: isFirst ? await countAudit(db, conditions) : null,
    chain: isFirst ? await readChainState(db) : null,
  };
}

/** One whole entry. Throws DeskError `not_found` `audit_entry`, also for one that is not for a reader of these regions. */
export async function getAuditEntry(ctx: ServiceContext, input: unknown): Promise<AuditEntryDetail> {
  const reader = requirePermission(ctx, 'audit.read');
  const { seq } = parseInput(AuditEntryInput, input);
  const entry = await findAuditEntry(ctx.store.db, seq, reader);
  if (!entry) throw new DeskError('not_found', 'audit_entry');
  return { ...auditEntry(entry, reader), hidden: [...hiddenMembers(reader, entry)] };
}

/** Choices of one filter; who is not among them is found by text. */
const MAX_CHOICES = 200;

/** What the entries can be filtered by: the actions, object types and people that occur in them. */
export async function listAuditFacets(ctx: ServiceContext): Promise<AuditFacets> {
  requirePermission(ctx, 'audit.read');
  const { db } = ctx.store;
  const ids = await readAuditValues(db, 'actorId', MAX_CHOICES);
  const actors: AuditFacets['actors'] = [];
  for (const id of ids) actors.push({ id, name: await readActorName(db, id) });
  return {
    actions: await readAuditValues(db, 'action', MAX_CHOICES),
    types: await readAuditValues(db, 'objectType', MAX_CHOICES),
    actors: actors.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/**
 * What the store looks for. More words than those narrow nothing any more. A word finds no entry by a part of it that
 * `reader` does not see.
 */
export function auditConditions(
  { q, action, ...filter }: AuditFilter,
  reader: Reader & Viewer,
): AuditConditions {
  const words = q.split(/\s+/).filter((word) => word !== '');
  const unsearched = keepsTrail(reader) ? null : { actions: PRIVATE_ACTIONS, butOf: reader.id };
  return {
    ...filter,
    words: words.slice(0, MAX_SEARCH_WORDS),
    actions: action,
    unsearched,
    reader,
  };
}

/**
 * An entry as `reader` sees it. Secrets that an older version may have written are left out here too, and what is private
 * to somebody else (audit-private.ts). The stored entry, and so its hash, stays as it is.
 */
export function auditEntry({ beforeJson, afterJson, ...entry }: ChainEntry, reader: Reader): AuditEntry {
  const hidden = hiddenMembers(reader, entry);
  const shown = (text: string | null) => withoutMembers(jsonValue(text), hidden);
  return { ...entry, before: shown(beforeJson), after: shown(afterJson) };
}

/** What somebody has tampered with may be no JSON any more: then it is shown as the text it is. */
function jsonValue(text: string | null): unknown {
  if (text === null) return null;
  try {
    return withoutSecrets(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Digits only: Number() would also take "1e309", " 1", "0x10" and "". */
const WHOLE_NUMBER = /^\d{1,15}$/;

/**
 * The URL of a list of audit entries → its filter; the services check the values. The names are those of the page, so
 * the query of one works in the other. Throws DeskError `invalid_input` `parameter` that names the parameter.
 */
export function readAuditFilter(params: URLSearchParams) {
  return {
    q: params.get('q') ?? undefined,
    actor: params.get('actor') || undefined,
    by: params.get('by') || undefined,
    action: params.getAll('action').filter((value) => value !== ''),
    type: params.get('type') || undefined,
    id: params.get('id') || undefined,
    fromMs: instant(params, 'from'),
    toMs: instant(params, 'to'),
  };
}

export function readAuditParams(params: URLSearchParams) {
  return {
    ...readAuditFilter(params),
    cursor: params.get('cursor') || undefined,
    limit: wholeNumber(params.get('limit') ?? undefined, 'limit'),
  };
}

/** The number of one entry, out of its path. */
export function readAuditSeq(text: string) {
  return { seq: wholeNumber(text, 'seq') };
}

function instant(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const ms = parseInstant(text);
  if (ms === null) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return ms;
}

function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!WHOLE_NUMBER.test(text)) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return Number(text);
}
