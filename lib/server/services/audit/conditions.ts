import 'server-only';
import type { AuditFilter } from '@/lib/schemas/audit';
import type { AuditConditions } from '@/lib/server/db/queries/audit-page';

const MAX_WORDS = 20;

/** What the store looks for. More words than twenty narrow nothing any more. */
export function auditConditions({ q, action, ...filter }: AuditFilter): AuditConditions {
  const words = q.split(/\s+/).filter((word) => word !== '');
  return { ...filter, words: words.slice(0, MAX_WORDS), actions: action };
}
