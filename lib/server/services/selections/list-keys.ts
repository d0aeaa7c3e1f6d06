import 'server-only';
import { z } from 'zod';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { resolveSelection } from '@/lib/server/services/selections/resolve';

const SelectionIdInput = z.strictObject({ selectionId: z.string().min(1).max(64) });

/**
 * The members of one's own frozen selection, at most MAX_BATCH_ROWS, so that the screen can tick exactly those.
 * Input: `{selectionId}`. Throws DeskError not_found when it is another person's or a day old.
 */
export async function listSelectionKeys(ctx: ServiceContext, input: unknown): Promise<{ keys: string[] }> {
  requirePermission(ctx, 'batches.plan');
  const { selectionId } = parseInput(SelectionIdInput, input);
  const keys = await resolveSelection(
    ctx,
    ctx.store.db,
    { kind: 'frozen', selectionId, except: [] },
    MAX_BATCH_ROWS,
  );
  return { keys: keys.slice(0, MAX_BATCH_ROWS) };
}
