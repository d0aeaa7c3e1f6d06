import 'server-only';
import { type EventFacets, EventFilter } from '@/lib/schemas/events';
import { countByColumn, countByRegion, type FacetColumn } from '@/lib/server/db/queries/events-counts';
import type { EventConditions } from '@/lib/server/db/queries/events-filter';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { conditionsOf } from '@/lib/server/services/events/conditions';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * The values that the filters offer. Each has the count of events that would be shown if it alone were chosen: in the
 * view, with the search and all other filters, but without its own filter. Input: EventFilter.
 */
export async function listEventFacets(ctx: ServiceContext, input: unknown = {}): Promise<EventFacets> {
  requirePermission(ctx, 'events.read');
  const conditions = conditionsOf(parseInput(EventFilter, input), regionsOf(ctx));
  const { db } = ctx.store;
  const options = async (column: FacetColumn, others: EventConditions) =>
    (await countByColumn(db, column, others))
      .filter(({ value }) => value !== '')
      .map(({ value, count }) => ({ value, label: value, count }));
  const [types, levels, statuses, regions] = await Promise.all([
    options('eventType', { ...conditions, types: [] }),
    options('eventLevel', { ...conditions, levels: [] }),
    options('eventStatus', { ...conditions, statuses: [] }),
    countByRegion(db, { ...conditions, regions: [] }),
  ]);
  return { types, levels, statuses, regions: regions.filter(({ value }) => value !== '') };
}
