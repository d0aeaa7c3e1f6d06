import { parseArgs } from 'node:util';
import { type ChainBreak, type ChainHead, GENESIS, headText, parseHead } from '@/lib/domain/audit';
import { readHead } from '@/lib/server/db/queries/audit-chain';
import type { Store } from '@/lib/server/db/store';
import { verifyChain } from '@/lib/server/services/audit/verify-chain';
import { UsageError } from './command-context';

export const AUDIT_USAGE = `Usage:
  npm run audit -- verify [--head SEQ:HASH]...
  npm run audit -- head
  npm run audit -- grants [--role NAME]

verify  walks the whole chain and names the first bad entry; exit code 1 when there is one. --head is a place that was
        published earlier (the server's log holds one for each hour): only it can tell of a tail that was cut.
head    prints the newest place of the chain as SEQ:HASH.
grants  prints the SQL for PostgreSQL that gives a role of its own to the server (default: desk_app).`;

/** What was found out: the text to print, and whether the chain is whole. */
export type AuditAnswer = { text: string; whole: boolean };
export type AuditCommand =
  | { needsStore: false; run: () => AuditAnswer }
  | { needsStore: true; run: (store: Store) => Promise<AuditAnswer> };

const DEFAULT_ROLE = 'desk_app';
const ROLE_NAME = /^[A-Za-z_][A-Za-z0-9_$-]{0,62}$/;

/** Turns arguments into work to do. Throws UsageError that says what is wrong with them. */
export function parseAuditCommand(args: readonly string[]): AuditCommand {
  const { values, positionals } = parseOptions(args);
  const [name, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError('Too many arguments.');
  if (name !== 'verify' && values.head) throw new UsageError('--head belongs to verify.');
  if (name !== 'grants' && values.role !== undefined) throw new UsageError('--role belongs to grants.');
  switch (name) {
    case 'verify': {
      const heads = (values.head ?? []).map(readHeadOption);
      return { needsStore: true, run: (store) => verify(store, heads) };
    }
    case 'head':
      return { needsStore: true, run: printHead };
    case 'grants': {
      const role = values.role ?? DEFAULT_ROLE;
      if (!ROLE_NAME.test(role)) throw new UsageError('--role is not a name for a role.');
      return { needsStore: false, run: () => ({ text: grantsSql(role), whole: true }) };
    }
    default:
      throw new UsageError(name ? `Unknown command: ${name}` : 'Which command?');
  }
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { head: { type: 'string', multiple: true }, role: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readHeadOption(text: string): ChainHead {
  const head = parseHead(text);
  if (!head) throw new UsageError(`--head ${text}: must be SEQ:HASH with 64 hexadecimal digits.`);
  return head;
}

async function printHead({ db }: Store): Promise<AuditAnswer> {
  return { text: headText((await readHead(db)) ?? GENESIS), whole: true };
}

async function verify({ db }: Store, heads: readonly ChainHead[]): Promise<AuditAnswer> {
  const { checked, upTo, broken } = await verifyChain(db, { heads });
  const good = checked === 1 ? '1 entry is' : `${checked} entries are`;
  if (!broken)
    return { text: `The chain is whole: ${good} as written. Head: ${headText(upTo)}`, whole: true };
  return {
    text: `First bad entry: #${broken.seq}, ${explain(broken)}\nBefore it, ${good} as written.`,
    whole: false,
  };
}

function explain({ kind, wasSeq }: ChainBreak): string {
  switch (kind) {
    case 'edited':
      return 'edited: its content is not what was written.';
    case 'deleted':
      return 'deleted: it is missing, later ones are there.';
    case 'reordered':
      return `reordered: another entry stands in its place${wasSeq === null ? '' : `, written as #${wasSeq}`}.`;
    case 'inserted':
      return 'inserted: the server has never written it.';
    case 'truncated':
      return 'truncated: it and all after it are missing.';
    case 'rewritten':
      return 'rewritten: it is not the entry that was published; it or entries before it were replaced.';
  }
}

/**
 * SQL for PostgreSQL, to be run by the owner of the tables after a migration: a role for the server that can add audit
 * entries and read them, and that does not own the table, so that it cannot drop the triggers either.
 */
export function grantsSql(role: string): string {
  const name = `"${role}"`;
  return `-- Run as the owner of the tables. The server then uses ${name} in DATABASE_URL.
-- A new version migrates when the owner runs "npm run user -- list" once.
-- create role ${name} login password '…';
grant usage on schema public to ${name};
grant select, insert, update, delete on all tables in schema public to ${name};
alter default privileges in schema public grant select, insert, update, delete on tables to ${name};
revoke insert, update, delete, truncate on "kysely_migration", "kysely_migration_lock" from ${name};
revoke update, delete, truncate, references, trigger on "auditEntries" from ${name};
revoke create on schema public from public;`;
}
