import 'server-only';
import { randomUUID } from 'node:crypto';
import { offTheHourMs } from '@/lib/domain/notices';
import { findChannel } from '@/lib/server/db/queries/channels';
import {
  type DeliveryRecord,
  hasNoticeWork,
  listDue,
  recoverSending,
  updateDelivery,
} from '@/lib/server/db/queries/deliveries';
import { releaseResolve } from '@/lib/server/db/queries/pager-alerts';
import { takeToken } from '@/lib/server/db/queries/rate-budget';
import type { JobLog, RunningJob } from '@/lib/server/jobs/runtime/job';
import { acquireLease, type Lease, releaseLease } from '@/lib/server/jobs/runtime/lease';
import { startTurns } from '@/lib/server/jobs/runtime/loop';
import { wireLimits } from '@/lib/server/notify/wires';
import { withTransaction } from '@/lib/server/services/context';
import { type DeliverDeps, deliverOnce } from '@/lib/server/services/notices/deliver';
import { planResolves } from '@/lib/server/services/notices/pager-alerts';
import { planDeliveries, planReminders } from '@/lib/server/services/notices/plan-deliveries';
import { tellStoreWasAway, watchForNews } from '@/lib/server/services/notices/watch';

export type NotifyDeps = DeliverDeps & { log: JobLog };

/** An urgent notice leaves within this and the time of its transactions (ms). */
const TURN_MS = 500;
/** What only time changes is looked at so often (ms). */
const WATCH_MS = 10_000;
const LEASE = 'notify';
/** Longer than a message may take (10 s), so that a server that works keeps it. */
const LEASE_TTL_MS = 15_000;

/**
 * Makes deliveries of notices and sends them, until `stop`, which lets what is under way end. Any number of servers may run
 * it on one store: one at a time sends, one message at a time for each channel.
 */
export function startNotifyJob(deps: NotifyDeps): RunningJob {
  const owner = randomUUID();
  const underWay = new Map<string, { deliveryId: string; done: Promise<void> }>();
  let lease: Lease | null = null;
  let watchedAtMs = Number.NEGATIVE_INFINITY;
  /** Since when this server cannot write to the store; null while it can. */
  let storeAwaySinceMs: number | null = null;

  async function turn(): Promise<void> {
    const nowMs = deps.now();
    const isWatching = nowMs - watchedAtMs >= WATCH_MS || nowMs < watchedAtMs;
    if (!isWatching && underWay.size === 0 && !(await hasNoticeWork(deps.store.db, nowMs))) return giveBack();
    lease = await takeLease(nowMs);
    if (!lease) return;
    if (isWatching) {
      watchedAtMs = nowMs;
      await watchForNews(deps);
    }
    await sendDue();
    if (isWatching && underWay.size === 0) await giveBack();
  }

  /** The first write of a turn: it tells whether the store can be used, and what was told of nobody while it could not. */
  async function takeLease(nowMs: number): Promise<Lease | null> {
    try {
      const taken = await acquireLease(deps.store, { name: LEASE, owner, ttlMs: LEASE_TTL_MS, nowMs });
      const sinceMs = storeAwaySinceMs;
      storeAwaySinceMs = null;
      if (sinceMs !== null) await tellStoreWasAway(deps, sinceMs);
      return taken;
    } catch (error) {
      storeAwaySinceMs ??= nowMs;
      throw error;
    }
  }

  async function sendDue(): Promise<void> {
    const living = [...underWay.values()].map(({ deliveryId }) => deliveryId);
    const recovered = await recoverSending(deps.store.db, living, deps.now());
    if (recovered > 0)
      deps.log.warn({ deliveries: recovered }, 'messages were under way when a server ended');
    const pace = { store: deps.store, now: deps.now, pace: deps.notices };
    await planDeliveries(pace);
    await planReminders(pace);
    await planResolves(pace);
    for (const delivery of await listDue(deps.store.db, deps.now(), [...underWay.keys()])) {
      if (await mayLeave(deps, delivery)) begin(delivery);
    }
  }

  function begin(delivery: DeliveryRecord): void {
    const { id: deliveryId, channelId } = delivery;
    const done = deliverOnce(deps, delivery)
      .then((verdict) => {
        const { kind, result, code } = verdict ?? {};
        deps.log.info({ deliveryId, channelId, kind, result, code }, 'message sent');
      })
      .catch((error: unknown) =>
        deps.log.error({ deliveryId, channelId, err: error }, 'a message could not be sent'),
      )
      .finally(() => underWay.delete(channelId));
    underWay.set(channelId, { deliveryId, done });
  }

  async function giveBack(): Promise<void> {
    if (lease) await releaseLease(deps.store, lease);
    lease = null;
  }

  const turns = startTurns(async () => {
    try {
      await turn();
    } catch (error) {
      deps.log.warn({ err: error }, 'notices could not be handled; the next turn tries again');
    }
    return TURN_MS;
  });
  return {
    stop: async () => {
      await turns.stop();
      await Promise.all([...underWay.values()].map(({ done }) => done));
      await giveBack();
    },
  };
}

/** Paused and broken channels send nothing; the others when they do not rest and have a token left. */
async function mayLeave(deps: NotifyDeps, delivery: DeliveryRecord): Promise<boolean> {
  const { db } = deps.store;
  const nowMs = deps.now();
  const channel = await findChannel(db, delivery.channelId);
  const giveUp = (end: { state: 'failed' | 'muted'; endedAtMs: number; lastCode?: string }) =>
    withTransaction(deps, async (tx) => {
      await updateDelivery(tx, delivery.id, end);
      // The alert is still open: it gets another end when the channel goes on.
      if (delivery.trigger === 'resolve') await releaseResolve(tx, delivery.id);
    });
  if (!channel || channel.brokenAtMs !== null) {
    const lastCode = channel?.brokenCode ?? 'channel_removed';
    await giveUp({ state: 'failed', endedAtMs: nowMs, lastCode });
    return false;
  }
  if (channel.pausedAtMs !== null) {
    await giveUp({ state: 'muted', endedAtMs: nowMs });
    return false;
  }
  if (channel.restUntilMs > nowMs) return false;
  const leavesAtMs = offTheHourMs(channel.type, delivery, nowMs);
  if (leavesAtMs > nowMs) {
    await updateDelivery(db, delivery.id, { nextAttemptMs: leavesAtMs });
    return false;
  }
  const { perSecond } = wireLimits(channel.type);
  return (await takeToken(db, { name: `notify:${channel.id}`, perSecond, nowMs })) === 0;
}
