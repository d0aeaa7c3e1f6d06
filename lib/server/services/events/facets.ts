import 'server-only';
import type { EventFacets } from '@/lib/schemas/events';
import { countByColumn, countByRegion, type FacetColumn } from '@/lib/server/db/queries/events-counts';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

/** The values that the filters offer, with their counts over the whole mirror. No input. */
export async function listEventFacets(ctx: ServiceContext): Promise<EventFacets> {
  requirePermission(ctx, 'events.read');
  const { db } = ctx.store;
  const options = async (column: FacetColumn) =>
    (await countByColumn(db, column))
      .filter(({ value }) => value !== '')
      .map(({ value, count }) => ({ value, label: value, count }));
  const [types, levels, statuses, regions] = await Promise.all([
    options('eventType'),
    options('eventLevel'),
    options('eventStatus'),
    countByRegion(db),
  ]);
  return { types, levels, statuses, regions: regions.filter(({ value }) => value !== '') };
}
