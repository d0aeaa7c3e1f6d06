import 'server-only';
import { type DeliveryTrigger, digestAtMs, isSubscribed, owes, quietMinutesLeft } from '@/lib/domain/notices';
import { type ChannelRecord, listChannels } from '@/lib/server/db/queries/channels';
import {
  addNotices,
  type DeliveryRecord,
  findWaiting,
  insertDelivery,
  lastSentMs,
  listUnacked,
  updateDelivery,
} from '@/lib/server/db/queries/deliveries';
import {
  listUnplanned,
  markPlanned,
  type NoticeRecordRow,
  readNoticesOf,
} from '@/lib/server/db/queries/notices';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { withTransaction } from '@/lib/server/services/context';
import { rulesOf, wallOf } from '@/lib/server/services/notices/channel-dto';
import { keepAlertsOpen, newDelivery } from '@/lib/server/services/notices/pager-alerts';

export type PlanDeps = {
  store: Pick<Store, 'db'>;
  now: () => number;
  pace: { groupWaitMs: number; groupIntervalMs: number };
};

/** Notices of one transaction. */
const CHUNK = 200;
const MINUTE_MS = 60_000;
/** Nobody is reminded of what is older: it is on the pages. */
const REMIND_WITHIN_MS = 24 * 60 * MINUTE_MS;

/** Makes deliveries of all notices that have none yet: which channel, and when. Returns how many notices there were. */
export async function planDeliveries(deps: PlanDeps): Promise<number> {
  let planned = 0;
  for (;;) {
    const count = await withTransaction(deps, async (tx) => {
      const notices = await listUnplanned(tx, CHUNK);
      if (notices.length === 0) return 0;
      const channels = await listChannels(tx);
      for (const channel of channels) {
        for (const group of groupsFor(channel, notices)) await planGroup(tx, deps, channel, group);
      }
      await markPlanned(
        tx,
        notices.map(({ id }) => id),
        deps.now(),
      );
      return notices.length;
    });
    planned += count;
    if (count < CHUNK) return planned;
  }
}

/** News of one digest: all urgent, or all calm. */
type Group = { groupKey: string; urgent: boolean; ids: string[] };

/** What a channel subscribes to, by digest; calm news first, so that urgent news of the same digest takes it along. */
function groupsFor(channel: ChannelRecord, notices: readonly NoticeRecordRow[]): Group[] {
  const { kinds, regions } = rulesOf(channel);
  const groups = new Map<string, Group>();
  for (const notice of notices) {
    const about = { kind: notice.kind, regions: JSON.parse(notice.regionsJson) as string[] };
    // A channel is not asked to tell of itself.
    const isOwn = notice.kind === 'channel.broken' && notice.objectId === channel.id;
    if (isOwn || !isSubscribed({ kinds, regions }, about)) continue;
    const groupKey = groupKeyFor(channel, notice);
    const name = `${notice.urgent}:${groupKey}`;
    const group = groups.get(name) ?? { groupKey, urgent: notice.urgent === 1, ids: [] };
    group.ids.push(notice.id);
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.urgent) - Number(b.urgent));
}

/** The same few questions however many pieces of news a group has. */
async function planGroup(
  tx: Tx,
  deps: PlanDeps,
  channel: ChannelRecord,
  { groupKey, urgent, ids }: Group,
): Promise<void> {
  const nowMs = deps.now();
  if (channel.type === 'pagerduty') await keepAlertsOpen(tx, { channelId: channel.id, groupKey }, nowMs);
  const waiting = await findWaiting(tx, channel.id, groupKey);
  const same = waiting.find((delivery) => (delivery.urgent === 1) === urgent);
  if (same) return addNotices(tx, same.id, ids);
  const lastMs = await lastSentMs(tx, { channelId: channel.id, groupKey, urgent });
  const atMs = afterQuiet(channel, urgent, digestAtMs(deps.pace, { urgent, nowMs, lastSentMs: lastMs }));
  const delivery = newDelivery(channel, { groupKey, urgent, trigger: 'event', nowMs, atMs });
  const merged = urgent && delivery.state === 'pending' ? waiting : [];
  const held = (await Promise.all(merged.map(({ id }) => readNoticesOf(tx, id)))).flat();
  await insertDelivery(tx, delivery, [...held.map(({ id }) => id), ...ids]);
  // What waited for a calm digest goes with the urgent one.
  for (const { id } of merged) await updateDelivery(tx, id, { state: 'merged', endedAtMs: nowMs });
}

/** A pager has one alert for each kind of a batch, so that it can be resolved by itself. */
function groupKeyFor({ type }: ChannelRecord, { groupKey, kind }: NoticeRecordRow): string {
  return type === 'pagerduty' ? `${groupKey}:${kind}` : groupKey;
}

/** Quiet hours put calm news off to their end; urgent news only where the channel says so. */
export function afterQuiet(channel: ChannelRecord, urgent: boolean, atMs: number): number {
  const { quiet } = rulesOf(channel);
  if (!quiet || (urgent && channel.holdsUrgent === 0)) return atMs;
  return atMs + quietMinutesLeft(quiet, wallOf(atMs, quiet.zone)) * MINUTE_MS;
}

/** Urgent news that nobody has acknowledged: told to the second channel once, and told again. Returns how many messages. */
export async function planReminders(deps: PlanDeps): Promise<number> {
  const nowMs = deps.now();
  const due = await listUnacked(deps.store.db, nowMs - REMIND_WITHIN_MS);
  if (due.length === 0) return 0;
  return withTransaction(deps, async (tx) => {
    const channels = new Map((await listChannels(tx)).map((channel) => [channel.id, channel]));
    let made = 0;
    for (const delivery of due) {
      const channel = channels.get(delivery.channelId);
      if (!channel || delivery.endedAtMs === null) continue;
      const second = channel.secondChannelId === null ? undefined : channels.get(channel.secondChannelId);
      const owed = owes({
        ...delivery,
        deliveredAtMs: delivery.endedAtMs,
        hasSecond: second !== undefined,
        nowMs,
      });
      if (owed.escalate && second && delivery.trigger === 'event') {
        await updateDelivery(tx, delivery.id, { escalatedAtMs: nowMs });
        await remind(tx, { delivery, channel: second, trigger: 'escalation', nowMs });
        made += 1;
      }
      if (owed.repeat) {
        await updateDelivery(tx, delivery.id, { repeatedAtMs: nowMs });
        await remind(tx, { delivery, channel, trigger: 'repeat', nowMs });
        made += 1;
      }
    }
    return made;
  });
}

async function remind(
  tx: Tx,
  task: { delivery: DeliveryRecord; channel: ChannelRecord; trigger: DeliveryTrigger; nowMs: number },
): Promise<void> {
  const { delivery, channel, trigger, nowMs } = task;
  const groups = new Map<string, string[]>();
  for (const notice of await readNoticesOf(tx, delivery.id)) {
    if (notice.urgent !== 1 || notice.ackedAtMs !== null) continue;
    // The second channel may be a pager, with groups of its own.
    const groupKey = groupKeyFor(channel, notice);
    groups.set(groupKey, [...(groups.get(groupKey) ?? []), notice.id]);
  }
  const atMs = afterQuiet(channel, true, nowMs);
  for (const [groupKey, ids] of groups) {
    await insertDelivery(tx, newDelivery(channel, { groupKey, urgent: true, trigger, nowMs, atMs }), ids);
  }
}
