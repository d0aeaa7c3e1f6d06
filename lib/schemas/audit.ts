import { z } from 'zod';
import type { ChainBreak } from '@/lib/domain/audit';
import { MAX_PAGE_ROWS, PAGE_ROWS } from '@/lib/domain/limits';

const epochMs = z.number().int().min(0).max(8_640_000_000_000_000);
/** Texts that a store can compare: PostgreSQL knows no NUL. */
const text = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .refine((value) => !value.includes('\0'), 'holds NUL');

export const MAX_AUDIT_SEARCH_LENGTH = 500;

/** Which entries: every condition must hold; an empty list is none. */
export const AuditFilter = z.strictObject({
  /** Words that must all occur in the entry or in what it is about; `#42` is the number of an entry or of a batch. */
  q: z
    .string()
    .max(MAX_AUDIT_SEARCH_LENGTH)
    .refine((value) => !value.includes('\0'), 'holds NUL')
    .default(''),
  /** Actor id. */
  actor: text(200).nullable().default(null),
  /** `people`: nothing that the server wrote by itself. */
  by: z.literal('people').nullable().default(null),
  action: z.array(text(200)).max(100).default([]),
  /** Object type and id. */
  type: text(200).nullable().default(null),
  id: text(2_000).nullable().default(null),
  /** At or after, and before, this instant (epoch ms). */
  fromMs: epochMs.nullable().default(null),
  toMs: epochMs.nullable().default(null),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** Input of listAudit. The cursor is the number of the last entry of the page before. */
export const AuditListInput = AuditFilter.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable()
    .default(null),
  limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(PAGE_ROWS),
});

export const AuditEntryInput = z.strictObject({ seq: z.number().int().min(1).max(999_999_999_999_999) });

/** What people call an object; `gone`: it is not in the store any more. */
export type ObjectName = { text: string; gone: boolean };

/** What every entry says, short or whole. */
type EntryHead = {
  seq: number;
  atMs: number;
  actorId: string;
  actorName: string;
  action: string;
  objectType: string;
  objectId: string;
  correlationId: string;
};

/** One line of the audit trail. */
export type AuditRow = EntryHead & {
  /** Null for the system, and for people whom the store does not know any more. */
  actorEmail: string | null;
  /** Null when the store knows no name for it. */
  objectName: ObjectName | null;
};

export type AuditEntry = EntryHead & {
  sessionId: string | null;
  policyVersion: number | null;
  /** JSON values; null when there was none. A text that is no JSON stands as text. */
  before: unknown;
  after: unknown;
  prevHash: string;
  hash: string;
};

/** One whole entry for one reader. */
export type AuditEntryDetail = AuditEntry & {
  /** Names of the members that this reader does not see. */
  hidden: string[];
};

/** How far the chain is known to be whole. */
export type ChainState = {
  /** Last entry that was found to be as written; 0 when none was read yet. */
  upToSeq: number;
  /** When the whole chain was last read (epoch ms); null before the first time. */
  checkedAtMs: number | null;
  broken: ChainBreak | null;
};

export type AuditPage = {
  rows: AuditRow[];
  nextCursor: string | null;
  /** Of the whole filter, and how the chain is; on the first page only. */
  total: number | null;
  chain: ChainState | null;
};

export type AuditFacets = {
  actions: string[];
  types: string[];
  actors: { id: string; name: string }[];
};
