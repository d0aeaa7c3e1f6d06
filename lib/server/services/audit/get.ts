import 'server-only';
import { hiddenMembers } from '@/lib/domain/audit-private';
import { DeskError } from '@/lib/domain/errors';
import { type AuditEntryDetail, AuditEntryInput } from '@/lib/schemas/audit';
import { findAuditEntry } from '@/lib/server/db/queries/audit-page';
import { auditEntry } from '@/lib/server/services/audit/entry-dto';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** One whole entry. Throws DeskError `not_found` `audit_entry`, also for one that is not for a reader of these regions. */
export async function getAuditEntry(ctx: ServiceContext, input: unknown): Promise<AuditEntryDetail> {
  const reader = requirePermission(ctx, 'audit.read');
  const { seq } = parseInput(AuditEntryInput, input);
  const entry = await findAuditEntry(ctx.store.db, seq, reader);
  if (!entry) throw new DeskError('not_found', 'audit_entry');
  return { ...auditEntry(entry, reader), hidden: [...hiddenMembers(reader, entry)] };
}
