import 'server-only';
import { GENESIS } from '@/lib/domain/audit';
import type { AuditAction, AuditObjectType } from '@/lib/domain/audit-actions';
import { auditHash, readHead } from '@/lib/server/db/queries/audit-chain';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import type { Tx } from '@/lib/server/db/schema';
import type { ServiceContext } from '@/lib/server/services/context';
import { canonicalJson } from '@/lib/util/canonical-json';
import { withoutSecrets } from '@/lib/util/redact';

export type AuditRecord = {
  action: AuditAction;
  objectType: AuditObjectType;
  objectId: string;
  before?: unknown;
  after?: unknown;
  /** Version of the policy that decided about this; left out where none did. */
  policyVersion?: number | null;
};

/**
 * Appends one entry, chained to the one before, in the same transaction as the change it tells of; if it fails, so does
 * the change. Secrets in `before` and `after` are left out.
 */
export async function recordAudit(tx: Tx, ctx: ServiceContext, record: AuditRecord): Promise<void> {
  // The counter's row lock puts the entries of all servers in one order, so the entry before is settled here.
  const seq = await raiseCounter(tx, 'audit');
  const { hash: prevHash } = (await readHead(tx)) ?? GENESIS;
  const entry = {
    seq,
    atMs: ctx.now(),
    actorId: storable(ctx.actor.id),
    actorName: storable(ctx.actor.name),
    sessionId: ctx.actor.kind === 'user' ? storable(ctx.actor.sessionId) : null,
    action: record.action,
    objectType: record.objectType,
    objectId: storable(record.objectId),
    beforeJson: jsonText(record.before),
    afterJson: jsonText(record.after),
    correlationId: storable(ctx.correlationId),
    policyVersion: record.policyVersion ?? null,
    prevHash,
  };
  await tx
    .insertInto('auditEntries')
    .values({ ...entry, hash: auditHash(entry) })
    .execute();
}

function jsonText(value: unknown): string | null {
  return value === undefined ? null : canonicalJson(withoutSecrets(value));
}

/** What both stores give back as it was: no half surrogates, no NUL. Else the hash would not fit what is read later. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}
