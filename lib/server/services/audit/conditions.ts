import 'server-only';
import { MAX_SEARCH_WORDS } from '@/lib/domain/limits';
import type { AuditFilter } from '@/lib/schemas/audit';
import type { AuditConditions } from '@/lib/server/db/queries/audit-page';

/** What the store looks for. More words than those narrow nothing any more. */
export function auditConditions({ q, action, ...filter }: AuditFilter): AuditConditions {
  const words = q.split(/\s+/).filter((word) => word !== '');
  return { ...filter, words: words.slice(0, MAX_SEARCH_WORDS), actions: action };
}
