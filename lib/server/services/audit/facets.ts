import 'server-only';
import type { AuditFacets } from '@/lib/schemas/audit';
import { readActorName, readAuditValues } from '@/lib/server/db/queries/audit-page';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

/** Choices of one filter; who is not among them is found by text. */
const MAX_CHOICES = 200;

/** What the entries can be filtered by: the actions, object types and people that occur in them. */
export async function listAuditFacets(ctx: ServiceContext): Promise<AuditFacets> {
  requirePermission(ctx, 'audit.read');
  const { db } = ctx.store;
  const ids = await readAuditValues(db, 'actorId', MAX_CHOICES);
  const actors: AuditFacets['actors'] = [];
  for (const id of ids) actors.push({ id, name: await readActorName(db, id) });
  return {
    actions: await readAuditValues(db, 'action', MAX_CHOICES),
    types: await readAuditValues(db, 'objectType', MAX_CHOICES),
    actors: actors.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
