import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { SelectionInput } from '@/lib/schemas/events';
import { findSelection, readSelectionKeys } from '@/lib/server/db/queries/selections';
import type { Queryable } from '@/lib/server/db/schema';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';

/**
 * The event keys that a parsed selection means, without doubles; at most `limit + 1`, so that the caller sees when
 * there are too many. For services of batches: `db` may be their transaction.
 * Throws DeskError not_found `selection` when it is another person's, a day old or one of many.
 */
export async function resolveSelection(
  ctx: ServiceContext,
  db: Queryable,
  selection: SelectionInput,
  limit: number,
): Promise<string[]> {
  const actor = requirePermission(ctx, 'batches.plan');
  if (selection.kind === 'keys') return [...new Set(selection.keys)].slice(0, limit + 1);
  const frozen = await findSelection(db, selection.selectionId);
  const isWhole = frozen !== undefined && frozen.rowCount >= 0;
  if (!isWhole || frozen.createdBy !== actor.id) throw new DeskError('not_found', 'selection');
  const except = new Set(selection.except);
  const keys = await readSelectionKeys(db, frozen.id, {
    limit: regionsOf(ctx),
    count: limit + 1 + except.size,
  });
  return keys.filter((key) => !except.has(key)).slice(0, limit + 1);
}
