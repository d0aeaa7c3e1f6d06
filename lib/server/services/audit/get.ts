import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { type AuditEntry, AuditEntryInput } from '@/lib/schemas/audit';
import { findAuditEntry } from '@/lib/server/db/queries/audit-page';
import { auditEntry } from '@/lib/server/services/audit/entry-dto';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** One whole entry. Throws DeskError `not_found` `audit_entry`. */
export async function getAuditEntry(ctx: ServiceContext, input: unknown): Promise<AuditEntry> {
  requirePermission(ctx, 'audit.read');
  const { seq } = parseInput(AuditEntryInput, input);
  const entry = await findAuditEntry(ctx.store.db, seq);
  if (!entry) throw new DeskError('not_found', 'audit_entry');
  return auditEntry(entry);
}
