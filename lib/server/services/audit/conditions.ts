import 'server-only';
import { keepsTrail, PRIVATE_ACTIONS, type Reader } from '@/lib/domain/audit-private';
import { MAX_SEARCH_WORDS } from '@/lib/domain/limits';
import type { AuditFilter } from '@/lib/schemas/audit';
import type { AuditConditions } from '@/lib/server/db/queries/audit-page';
import type { Viewer } from '@/lib/server/db/queries/region-limit';

/**
 * What the store looks for. More words than those narrow nothing any more. A word finds no entry by a part of it that
 * `reader` does not see.
 */
export function auditConditions(
  { q, action, ...filter }: AuditFilter,
  reader: Reader & Viewer,
): AuditConditions {
  const words = q.split(/\s+/).filter((word) => word !== '');
  const unsearched = keepsTrail(reader) ? null : { actions: PRIVATE_ACTIONS, butOf: reader.id };
  return {
    ...filter,
    words: words.slice(0, MAX_SEARCH_WORDS),
    actions: action,
    unsearched,
    reader,
  };
}
