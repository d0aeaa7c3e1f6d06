import 'server-only';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { trailsOf } from '@/lib/server/services/audit/trails';
import type { UseRecord } from '@/lib/server/services/audit/use-trail';
import type { ServiceContext } from '@/lib/server/services/context';

/**
 * An entry about a use, before it is answered; the same again within a minute is only counted. Throws when it could not
 * be written: then nothing is handed out.
 */
export async function recordUse(ctx: ServiceContext, record: UseRecord): Promise<void> {
  const { actor } = ctx;
  const session = actor.kind === 'user' ? actor.sessionId : '';
  const { action, objectId, after } = record;
  await trailsOf(ctx.store, ctx.now).uses.note({
    key: canonicalJson([actor.id, session, action, objectId, after]),
    group: actor.id,
    kind: action,
    item: { ctx, record },
  });
}
