import 'server-only';
import { shownNumber } from '@/lib/domain/batches';
import {
  type Down,
  downAfter,
  downOfEvent,
  downOfInstance,
  downOfRow,
  type InstanceSeen,
} from '@/lib/domain/schedule/down';
import type { WorldRow } from '@/lib/domain/schedule/world';
import type { StretchAsked } from '@/lib/server/db/queries/schedule-down';
import {
  type DownScope,
  readDownEvents,
  readDownRows,
  readEndedEvents,
  readNotRunning,
} from '@/lib/server/db/queries/schedule-down';
import type { countMembers, readInstanceFacts } from '@/lib/server/db/queries/schedule-world';
import type { Queryable } from '@/lib/server/db/schema';

/** An instance and one reason for which it is down, or was; the same one may be found several times. */
export type Found = { instanceId: string; regionId: string; down: Down | null; number: number | null };

/** What readings say of a row's instance; null when none knows it. */
function seenOf({
  status,
  statusReadAtMs,
}: {
  status: string | null;
  statusReadAtMs: number | null;
}): InstanceSeen {
  return status === null || statusReadAtMs === null ? null : { status, statusReadAtMs };
}

/** Who may be down within a stretch of time, of `scope` (R23). */
export async function readFound(
  db: Queryable,
  scope: DownScope,
  asked: Pick<GroupsAsked, 'within' | 'spanOf' | 'exceptBatchId' | 'onlySent' | 'eventKeys'>,
): Promise<Found[]> {
  const { within, spanOf } = asked;
  const { nowMs } = within;
  const instances = await readNotRunning(db, scope, nowMs);
  const { exceptBatchId, onlySent } = asked;
  const rows = await readDownRows(db, scope, { nowMs, exceptBatchId, onlySent });
  const events = await readDownEvents(db, scope, { ...within, onlySent });
  const ended = await readEndedEvents(db, scope, nowMs);
  return [
    ...instances.map((instance) => ({ ...instance, down: downOfInstance(instance, nowMs), number: null })),
    ...rows.map((row) => ({
      instanceId: row.resourceId,
      regionId: row.regionId,
      down: downOfRow(
        {
          ...row,
          instanceOk: row.instanceOk === 1,
          spanMs: row.spanMs ?? spanOf(row.eventType),
          instance: seenOf(row),
        },
        nowMs,
      ),
      number: shownNumber(row.number),
    })),
    ...events
      .filter((event) => event.eventStatus === 'Executing' || !asked.eventKeys.has(event.key))
      .map((event) => ({
        instanceId: event.resourceId,
        regionId: event.regionId,
        down: downOfEvent(
          { ...event, dueIsEstimate: event.dueIsEstimate === 1, spanMs: spanOf(event.eventType) },
          nowMs,
        ),
        number: null,
      })),
    ...ended.map(({ resourceId, regionId, seenAtMs, ...instance }) => ({
      instanceId: resourceId,
      regionId,
      down: downAfter(seenAtMs, instance, nowMs),
      number: null,
    })),
  ];
}

/** A row with what the store knows of its instance; null: nothing. */
export type CountedRow = { row: WorldRow; instance: InstanceFacts | null };
type InstanceFacts = Awaited<ReturnType<typeof readInstanceFacts>>[number];
export type MemberCount = Awaited<ReturnType<typeof countMembers>>[number];

export type GroupsAsked = {
  rows: readonly CountedRow[];
  /** Of the services of the rows at least. */
  members: readonly MemberCount[];
  /** Events that do not count as due. */
  eventKeys: ReadonlySet<string>;
  spanOf(eventType: string): number;
  exceptBatchId: string | undefined;
  onlySent: boolean;
  within: StretchAsked;
  names: { services: Readonly<Record<string, string>>; regions: Readonly<Record<string, string>> };
};
