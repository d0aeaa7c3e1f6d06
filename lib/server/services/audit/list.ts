import 'server-only';
import { AuditListInput, type AuditPage } from '@/lib/schemas/audit';
import { countAudit, readAuditPage } from '@/lib/server/db/queries/audit-page';
import { readEmails } from '@/lib/server/db/queries/emails';
import { readChainState } from '@/lib/server/services/audit/chain-state';
import { auditConditions } from '@/lib/server/services/audit/conditions';
import { readObjectNames } from '@/lib/server/services/audit/object-names';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

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
