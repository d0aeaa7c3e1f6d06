import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { AuditFilter } from '@/lib/schemas/audit';
import { parseAsWords } from '@/lib/url/parsers';

/** Last instant a JavaScript date can hold (epoch ms). */
const MAX_INSTANT_MS = 8_640_000_000_000_000;
/** As in the schema of the services, which stays out of the browser's bundle. */
export const MAX_AUDIT_SEARCH = 500;
const MAX_NAME_LENGTH = 200;
const MAX_OBJECT_LENGTH = 2_000;

/** An instant in ISO 8601, UTC ("2026-11-24T12:00:00.000Z") → epoch ms; null for anything else. */
export function parseInstant(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isFinite(ms) && ms >= 0 && ms <= MAX_INSTANT_MS ? ms : null;
}

const parseAsText = (maxLength: number) =>
  createParser<string>({
    parse: (value) => (value !== '' && value.length <= maxLength && !value.includes('\0') ? value : null),
    serialize: (value) => value,
  });

const parseAsInstant = createParser<string>({
  parse: (value) => (parseInstant(value) === null ? null : value),
  serialize: (value) => value,
});

const parseAsEntry = createParser<number>({
  parse: (value) => (/^[1-9]\d{0,14}$/.test(value) ? Number(value) : null),
  serialize: String,
});

/** Everything the Audit page keeps in its URL. An unknown or oversized value counts as absent. */
export const auditParsers = {
  q: parseAsText(MAX_AUDIT_SEARCH).withDefault(''),
  /** Actor id. */
  actor: parseAsText(MAX_NAME_LENGTH),
  /** `people`: nothing that the server wrote by itself. */
  by: parseAsStringLiteral(['people']),
  action: parseAsWords,
  /** Object type and id. */
  type: parseAsText(MAX_NAME_LENGTH),
  id: parseAsText(MAX_OBJECT_LENGTH),
  /** At or after, and before, these instants: a link means the same in every zone. */
  from: parseAsInstant,
  to: parseAsInstant,
  /** Number of the entry that is open. */
  entry: parseAsEntry,
};
export type AuditParams = inferParserType<typeof auditParsers>;

/** For the server page. */
export const loadAuditParams = createLoader(auditParsers);
export const auditQueryString = createSerializer(auditParsers);

/** The params that decide which entries there are. */
export type AuditQuery = Omit<AuditParams, 'entry'>;

export function toAuditQuery({ entry: _, ...query }: AuditParams): AuditQuery {
  return query;
}

export function isAuditFiltered({ q, action, ...single }: AuditQuery): boolean {
  return q.trim() !== '' || action.length > 0 || Object.values(single).some((value) => value !== null);
}

/** What the services understand. */
export function toAuditFilter({ from, to, ...query }: AuditQuery): AuditFilter {
  return {
    ...query,
    fromMs: from === null ? null : parseInstant(from),
    toMs: to === null ? null : parseInstant(to),
  };
}
