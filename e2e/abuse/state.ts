import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Desk } from '@/e2e/helpers/desk';
import { askStore } from '@/e2e/helpers/store-file';

/** Tables that the server's own jobs write, or that only count: a change there is no act of anybody. */
const OF_THE_JOBS = new Set([
  'auditChecks',
  'counters',
  'eventHistory',
  'events',
  'instances',
  'instanceTags',
  'serviceMembers',
  'leases',
  'rateBudgets',
  'notices',
  'deliveries',
  'deliveryNotices',
  'attempts',
  'rateLimit',
  'regions',
  'syncScopes',
]);
/** Columns that say when somebody was last seen. */
const SEEN = new Set(['lastSeenAtMs', 'updatedAt']);
const AUDIT = 'auditEntries';
/** What the server tells of refusals after it has answered: it may belong to an earlier try. */
const TOLD_LATER = new Set(['session.refused', 'invite.refused', 'origin.refused', 'refusals.more']);

export type AuditLine = {
  seq: number;
  correlationId: string;
  actorName: string;
  action: string;
  objectId: string;
  afterJson: string;
};

type State = { tables: Record<string, string>; effects: string; sent: number; audit: AuditLine[] };

/** The entries after `seq`, oldest first. */
export function auditAfter(desk: Desk, seq: number): AuditLine[] {
  const columns = '"seq", "correlationId", "actorName", "action", "objectId", "afterJson"';
  return askStore<AuditLine>(desk, `select ${columns} from "${AUDIT}" where "seq" > ? order by "seq"`, seq);
}

/** Everything that an act of somebody would change: each table, what the cloud was asked and did, the audit trail. */
async function readState(desk: Desk): Promise<State> {
  const names = askStore<{ name: string }>(
    desk,
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
  ).map(({ name }) => name);
  const kept = names.filter((name) => name !== AUDIT && !OF_THE_JOBS.has(name)).sort();
  const calls = await desk.control.calls();
  return {
    tables: Object.fromEntries(kept.map((name) => [name, digestOf(desk, name)])),
    effects: JSON.stringify(await desk.control.effects()),
    sent: calls.filter(({ action }) => action === 'BatchEventRedeployInstance').length,
    audit: auditAfter(desk, 0),
  };
}

/** Row count and hash, so that a failure tells how much changed. */
function digestOf(desk: Desk, table: string): string {
  const rows = askStore<Record<string, unknown>>(desk, `select * from "${table}"`);
  const lines = rows.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !SEEN.has(name))));
  const hash = createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16);
  return `${rows.length} rows, ${hash}`;
}

/**
 * Runs `attempt`; fails when it changed anything at all: a row of the store, a call to the cloud, an effect there.
 * Gives the audit entries that were written meanwhile, of which only refusals (`access.denied`) may be.
 */
export async function expectNothingChanged(desk: Desk, attempt: () => Promise<void>): Promise<AuditLine[]> {
  const before = await readState(desk);
  await attempt();
  const after = await readState(desk);
  const written = after.audit.slice(before.audit.length).filter(({ action }) => !TOLD_LATER.has(action));
  expect({ ...after, audit: null }).toEqual({ ...before, audit: null });
  expect(written.filter(({ action }) => action !== 'access.denied')).toEqual([]);
  return written;
}
