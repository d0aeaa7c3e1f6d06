import 'server-only';
import { MAX_DRAFTS } from '@/lib/domain/limits';
import type { MyDrafts } from '@/lib/schemas/batches';
import { readDraftsOf } from '@/lib/server/db/queries/batches-page';
import type { ServiceContext } from '@/lib/server/services/context';
import { requirePlanner } from '@/lib/server/services/drafts/own-plan';

/** The actor's open drafts, last saved first: the first is the one to continue. No input. */
export async function listMyDrafts(ctx: ServiceContext): Promise<MyDrafts> {
  const actor = requirePlanner(ctx, 'batches.plan');
  return { rows: await readDraftsOf(ctx.store.db, actor.id, MAX_DRAFTS) };
}
