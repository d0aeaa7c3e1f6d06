import 'server-only';
import type { DraftSummary } from '@/lib/schemas/batches';
import { readDraftsOf } from '@/lib/server/db/queries/batches-page';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

const MAX_DRAFTS = 50;

/** The actor's open drafts, last saved first: the first is the one to continue. No input. */
export async function listMyDrafts(ctx: ServiceContext): Promise<{ rows: DraftSummary[] }> {
  const actor = requirePermission(ctx, 'batches.plan');
  return { rows: await readDraftsOf(ctx.store.db, actor.id, MAX_DRAFTS) };
}
