import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { DEFAULT_ACCOUNT } from '@/lib/domain/plan-hash';
import { maySeeRegion, type RegionLimit } from '@/lib/domain/region-limit';
import { InstanceIdInput, type InstanceStory, type StoryEntry } from '@/lib/schemas/instance-story';
import { getPlanTarget } from '@/lib/server/config';
import { readCallsById, readMixedCalls } from '@/lib/server/db/queries/calls';
import {
  readAcksOfRows,
  readCommentsOfRows,
  readDeliveriesOf,
  readEventsOfResource,
  readHistoryOfEvents,
  readNoticesNaming,
  readRowsOfResource,
} from '@/lib/server/db/queries/instance-story';
import { findInstance, type InstanceRow } from '@/lib/server/db/queries/instances';
import { readDecisionsOf } from '@/lib/server/db/queries/outcome-remarks';
import { everyRow, readOutcomesPage } from '@/lib/server/db/queries/outcomes';
import { readServiceNames, readServicesOf } from '@/lib/server/db/queries/schedule-world';
import { readRotationOf } from '@/lib/server/db/queries/services-page';
import type { Queryable } from '@/lib/server/db/schema';
import type { InstanceRead } from '@/lib/server/db/schema-outcomes';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { judgingOf, outcomeRow } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';

const MAX_ROWS = 50;

type Event = Awaited<ReturnType<typeof readEventsOfResource>>[number];
type Row = Awaited<ReturnType<typeof readRowsOfResource>>[number];

/**
 * Everything that is known of one instance, oldest first: its events, our orders with call and answer, decisions,
 * comments, acknowledgements, the reads after the end, and the news that named it. Input: `{instanceId}`. Throws DeskError `not_found` `instance`.
 */
export async function getInstanceStory(ctx: ServiceContext, input: unknown): Promise<InstanceStory> {
  requirePermission(ctx, 'batches.read');
  const { instanceId } = parseInput(InstanceIdInput, input);
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const found = await findInstance(db, instanceId);
  const events = await readEventsOfResource(db, instanceId, limit);
  const rows = await readRowsOfResource(db, instanceId, limit);
  // One that the cloud does not list any more has no region of its own: it stands where its events were.
  const isBeyond = found !== undefined && found.regionId !== '' && !maySeeRegion(limit, found.regionId);
  if (isBeyond) throw new DeskError('not_found', 'instance');
  const instance =
    limit !== null && found?.regionId === '' && events.length + rows.length === 0 ? undefined : found;
  if (!instance && events.length === 0 && rows.length === 0) throw new DeskError('not_found', 'instance');
  const judging = await judgingOf(ctx);
  const conditions = { ...everyRow(limit), instanceId };
  const judged = await readOutcomesPage(db, { judging, conditions, after: null, limit: MAX_ROWS });
  const entries = [
    ...eventEntries(events),
    ...(await statusEntries(db, events, rows)),
    ...(await orderEntries(db, rows, limit)),
    ...(await wordsOfPeople(db, rows)),
    ...(await noticeEntries(db, instanceId, events, rows)),
  ];
  const { account } = ctx.target ?? getPlanTarget();
  return {
    instanceId,
    ...factsOf(instance, events, rows),
    ...(await scheduleFactsOf(db, instanceId, ctx.now())),
    accountId: account === DEFAULT_ACCOUNT ? null : account,
    rows: judged.flatMap(({ row }) => outcomeRow(row) ?? []),
    entries: entries.sort((a, b) => a.atMs - b.atMs),
  };
}

function factsOf(instance: InstanceRow | undefined, events: readonly Event[], rows: readonly Row[]) {
  const known = events[0] ?? rows[0];
  const isFound = instance !== undefined && instance.found === 1;
  return {
    name: instance?.name || known?.instanceName || '',
    regionId: instance?.regionId || known?.regionId || '',
    regionName: known?.regionName ?? '',
    status: isFound ? instance.status : null,
    statusAtMs: instance?.fetchedAtMs ?? null,
    addresses: (events[0]?.addresses ?? '').split(' ').filter((address) => address !== ''),
  };
}

/** Where it belongs, and whether it counts there. */
async function scheduleFactsOf(db: Queryable, instanceId: string, nowMs: number) {
  const mark = await readRotationOf(db, instanceId, nowMs);
  const services = await readServicesOf(db, [instanceId]);
  const names = new Map((await readServiceNames(db)).map(({ id, name }) => [id, name]));
  return {
    services: services.map(({ serviceId: id }) => ({ id, name: names.get(id) ?? id })),
    outOfRotation: mark ? { untilMs: mark.untilMs ?? 0, reason: mark.reason ?? '', by: mark.by ?? '' } : null,
  };
}

function eventEntries(events: readonly Event[]): StoryEntry[] {
  return events.flatMap((event): StoryEntry[] => {
    const { eventId, eventType, reason, dueAtMs, goneAtMs } = event;
    const seen: StoryEntry = {
      kind: 'event',
      atMs: event.firstSeenMs,
      eventId,
      eventType,
      level: event.eventLevel,
      reason,
      dueAtMs,
    };
    return goneAtMs === null ? [seen] : [seen, { kind: 'gone', atMs: goneAtMs, eventId }];
  });
}

/** What the mirror saw change, and what following saw before it; the same change is told once. */
async function statusEntries(
  db: Queryable,
  events: readonly Event[],
  rows: readonly Row[],
): Promise<StoryEntry[]> {
  const eventIdOf = new Map(events.map(({ key, eventId }) => [key, eventId]));
  const history = await readHistoryOfEvents(db, [...eventIdOf.keys()]);
  const told = new Map<string, StoryEntry>();
  const tell = (eventId: string, to: string, entry: StoryEntry) => {
    const before = told.get(`${eventId}/${to}`);
    if (!before || entry.atMs < before.atMs) told.set(`${eventId}/${to}`, entry);
  };
  for (const { eventKey, fromStatus, toStatus, seenAtMs } of history) {
    // The first sight of an event is an entry of its own.
    if (fromStatus === null) continue;
    const eventId = eventIdOf.get(eventKey) ?? '';
    tell(eventId, toStatus, { kind: 'status', atMs: seenAtMs, eventId, from: fromStatus, to: toStatus });
  }
  for (const { eventId, executingSinceMs, finalAtMs, cloudStatus } of rows) {
    if (executingSinceMs !== null) {
      tell(eventId, 'Executing', {
        kind: 'status',
        atMs: executingSinceMs,
        eventId,
        from: null,
        to: 'Executing',
      });
    }
    if (finalAtMs !== null && cloudStatus !== null) {
      tell(eventId, cloudStatus, { kind: 'status', atMs: finalAtMs, eventId, from: null, to: cloudStatus });
    }
  }
  return [...told.values()];
}

/** Each order of a batch with its calls: the last one, and those whose answer a person had to replace. */
async function orderEntries(db: Queryable, rows: readonly Row[], limit: RegionLimit): Promise<StoryEntry[]> {
  const decisions = await readDecisionsOf(
    db,
    rows.map(({ id }) => id),
  );
  const callsOf = (row: Row) => [
    row.callId,
    ...decisions.filter(({ rowId }) => rowId === row.id).map(({ callId }) => callId),
  ];
  const ids = [...new Set(rows.flatMap(callsOf))].filter((id) => id !== null);
  const found = await readCallsById(db, ids);
  const calls = new Map(found.map((call) => [call.id, call]));
  const mixed = await readMixedCalls(db, found, limit);
  const entries = rows.flatMap((row): StoryEntry[] => {
    const { batchId, batchNumber, planTimeMs } = row;
    const planned: StoryEntry = {
      kind: 'planned',
      atMs: row.submittedAtMs ?? row.createdAtMs,
      batchId,
      batchNumber,
      by: row.createdByName,
      opsType: row.opsType ?? 'immediate',
      planTimeMs,
    };
    const made = [...new Set(callsOf(row))].flatMap((id): StoryEntry[] => {
      const call = calls.get(id ?? '');
      if (!call) return [];
      const isLast = id === row.callId;
      return [
        {
          kind: 'call',
          atMs: call.startedAtMs,
          batchId,
          batchNumber,
          state: call.state,
          endedAtMs: call.endedAtMs,
          httpStatus: call.httpStatus,
          requestId: call.requestId,
          code: (isLast ? row.code : null) ?? call.vendorCode,
          message: (isLast ? row.message : null) ?? (mixed.has(call.id) ? null : call.vendorMessage),
        },
      ];
    });
    return [planned, ...made, ...readsOf(row)];
  });
  const decided = decisions.map(
    ({ decidedAtMs, decidedByName, decision, reason }): StoryEntry => ({
      kind: 'decision',
      atMs: decidedAtMs,
      by: decidedByName,
      decision,
      reason,
    }),
  );
  return [...entries, ...decided];
}

/** Guarantee: the column is written by the following job alone. */
function readsOf({ instanceReadsJson }: Row): StoryEntry[] {
  const reads = instanceReadsJson === null ? [] : (JSON.parse(instanceReadsJson) as InstanceRead[]);
  return reads.map(({ atMs, status }) => ({ kind: 'instance_read', atMs, status }));
}

async function wordsOfPeople(db: Queryable, rows: readonly Row[]): Promise<StoryEntry[]> {
  const ids = rows.map(({ id }) => id);
  const comments = await readCommentsOfRows(db, ids);
  const acks = await readAcksOfRows(db, ids);
  return [
    ...comments.map(
      ({ atMs, userName, text }): StoryEntry => ({ kind: 'comment', atMs, by: userName, text }),
    ),
    ...acks.map(
      ({ atMs, userName, phase, note }): StoryEntry => ({
        kind: 'acknowledged',
        atMs,
        by: userName,
        phase,
        note,
      }),
    ),
  ];
}

/**
 * News that named this instance, and how many channels were told; not those of whole batches. A notice names the first
 * MAX_NOTICE_ROWS of its rows: of the others it is not known any more whether they were meant.
 */
async function noticeEntries(
  db: Queryable,
  instanceId: string,
  events: readonly Event[],
  rows: readonly Row[],
): Promise<StoryEntry[]> {
  const notices = await readNoticesNaming(db, instanceId, {
    batchIds: [...new Set(rows.map(({ batchId }) => batchId))],
    events,
  });
  const deliveries = await readDeliveriesOf(
    db,
    notices.map(({ id }) => id),
  );
  return notices.map(({ id, kind, occurredAtMs }) => {
    const channels = new Map<string, 'told' | 'waiting' | 'failed'>();
    for (const { noticeId, channelId, state } of deliveries) {
      if (noticeId !== id || channels.get(channelId) === 'told') continue;
      if (state === 'delivered') channels.set(channelId, 'told');
      else if (state === 'pending' || state === 'sending') channels.set(channelId, 'waiting');
      else if (!channels.has(channelId)) channels.set(channelId, 'failed');
    }
    const count = (end: string) => [...channels.values()].filter((one) => one === end).length;
    return {
      kind: 'notice',
      atMs: occurredAtMs,
      notice: kind,
      told: count('told'),
      waiting: count('waiting'),
      failed: count('failed'),
    };
  });
}
