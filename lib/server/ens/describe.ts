import 'server-only';
import { EVENT_TYPES, eventKey } from '@/lib/domain/events';
import { MAX_DESCRIBE_IDS } from '@/lib/domain/limits';
import { EnsError } from './errors';
import type { CloudEvent, CloudInstance, EnsClient, HistoryEventsPage } from './types';

/** Events of one page. [inferred] No maximum is documented; 100 is the maximum of DescribeInstances. */
export const EVENTS_PAGE_SIZE = 100;

/** Missing from the API's list of types, though the reboot operations name it: the cloud may refuse it as a filter. */
const DOUBTFUL_TYPE = 'Instance:SystemMaintenance.Reboot';
const SURE_TYPES = EVENT_TYPES.filter((type) => type !== DOUBTFUL_TYPE);

/** Clients whose cloud refused the doubtful type, until the process ends. */
const refusers = new WeakSet<EnsClient>();

/** One page of events of all types that the cloud accepts as a filter. Throws EnsError. */
export async function describeEvents(
  ens: EnsClient,
  request: { eventStatus?: readonly string[]; resourceIds?: readonly string[]; pageNumber: number },
): Promise<HistoryEventsPage> {
  const ask = (eventTypes: readonly string[]) =>
    ens.describeHistoryEvents({ ...request, eventTypes, pageSize: EVENTS_PAGE_SIZE });
  if (refusers.has(ens)) return ask(SURE_TYPES);
  try {
    return await ask(EVENT_TYPES);
  } catch (error) {
    if (!isTypeRefusal(error)) throw error;
    const page = await ask(SURE_TYPES);
    refusers.add(ens);
    return page;
  }
}

function isTypeRefusal(error: unknown): boolean {
  return (
    error instanceof EnsError &&
    error.kind === 'refused' &&
    (error.code === 'InvalidParameter' || error.code.startsWith('InvalidParameter.EventType'))
  );
}

/** Whether this was the last page, by the page size that the cloud really used. */
export function isLastPage(page: HistoryEventsPage, pageNumber: number): boolean {
  const pageSize = page.pageSize > 0 ? page.pageSize : EVENTS_PAGE_SIZE;
  const empty = page.events.length === 0 && page.unreadable === 0;
  return empty || pageNumber * pageSize >= page.totalCount;
}

/** All events of these resources (as many as one call may name), by `eventKey`. Throws EnsError. */
export async function readEventsOf(
  ens: EnsClient,
  resourceIds: readonly string[],
): Promise<Map<string, CloudEvent>> {
  const events = new Map<string, CloudEvent>();
  for (let pageNumber = 1; ; pageNumber++) {
    const page = await describeEvents(ens, { resourceIds, pageNumber });
    for (const event of page.events) events.set(eventKey(event), event);
    if (isLastPage(page, pageNumber)) return events;
  }
}

/** Chunks of rows with at most `max` different resources each. */
export function chunksByResource<T extends { resourceId: string }>(rows: readonly T[], max: number): T[][] {
  const chunks: T[][] = [];
  let resources = new Set<string>();
  for (const row of rows) {
    const isFull = resources.size >= max && !resources.has(row.resourceId);
    const current = chunks.at(-1);
    if (!current || isFull) {
      chunks.push([row]);
      resources = new Set();
    } else current.push(row);
    resources.add(row.resourceId);
  }
  return chunks;
}

/** What DescribeInstances said: the instances that it knows, and the ids that it does not. */
export type InstancesRead = { found: CloudInstance[]; missing: string[] };

/**
 * Reads instances by id, 100 a call. One strange id makes the cloud refuse a whole list: it is halved until the strange
 * ones stand alone, which count as missing. Throws EnsError.
 */
export async function readInstances(ens: EnsClient, ids: readonly string[]): Promise<InstancesRead> {
  const read: InstancesRead = { found: [], missing: [] };
  for (let start = 0; start < ids.length; start += MAX_DESCRIBE_IDS) {
    await ask(ens, ids.slice(start, start + MAX_DESCRIBE_IDS), read);
  }
  return read;
}

async function ask(ens: EnsClient, ids: readonly string[], read: InstancesRead): Promise<void> {
  try {
    const answered = await ens.describeInstances({ instanceIds: ids });
    const wanted = new Set(ids);
    read.found.push(...answered.filter(({ instanceId }) => wanted.delete(instanceId)));
    read.missing.push(...wanted);
  } catch (error) {
    if (!(error instanceof EnsError) || error.kind !== 'refused' || !error.code.startsWith('Invalid')) {
      throw error;
    }
    if (ids.length === 1) {
      read.missing.push(...ids);
      return;
    }
    const middle = Math.ceil(ids.length / 2);
    await ask(ens, ids.slice(0, middle), read);
    await ask(ens, ids.slice(middle), read);
  }
}
