import 'server-only';
import { randomUUID } from 'node:crypto';
import type { DeliveryTrigger } from '@/lib/domain/notices';
import { type ChannelRecord, listChannels } from '@/lib/server/db/queries/channels';
import { type DeliveryRecord, insertDelivery, updateDelivery } from '@/lib/server/db/queries/deliveries';
import type { NoticeRecordRow } from '@/lib/server/db/queries/notices';
import {
  findAlertToClose,
  findNoticeOf,
  insertAlert,
  listAlertsToClose,
  listOpenAlerts,
  setResolve,
} from '@/lib/server/db/queries/pager-alerts';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { type KeyRing, openSecret, sealSecret } from '@/lib/server/secrets/key-ring';
import { withTransaction } from '@/lib/server/services/context';

/** An alert is closed by the key that opened it, or the pager drops the message. Source: outcomes.md §2, "PagerDuty". */

/** Alerts that one turn has closed. */
const MAX_CLOSED = 200;

function place(alertId: string) {
  return { table: 'pagerAlerts', row: alertId, column: 'keySealed' };
}

/** Remembers that a pager has an alert open since `nowMs`, and by which key. Known already: nothing changes. */
export async function keepOpenAlert(
  tx: Tx,
  ring: KeyRing,
  opened: { delivery: DeliveryRecord; news: NoticeRecordRow; key: string; nowMs: number },
): Promise<void> {
  const { delivery, news, key, nowMs } = opened;
  const { channelId, groupKey } = delivery;
  for (const known of await listOpenAlerts(tx, { channelId, groupKey })) {
    if (openSecret(ring, place(known.id), known.keySealed) === key) return;
  }
  const id = `alr_${randomUUID()}`;
  await insertAlert(tx, {
    id,
    channelId,
    groupKey,
    newsKey: news.groupKey,
    kind: news.kind,
    keySealed: sealSecret(ring, place(id), key),
    openedAtMs: nowMs,
    resolveId: null,
  });
}

/** The key of the alert that a delivery closes; null when there is none any more. Throws when no key of the ring opens it. */
export async function keyToClose(db: Queryable, ring: KeyRing, deliveryId: string): Promise<string | null> {
  const alert = await findAlertToClose(db, deliveryId);
  return alert ? openSecret(ring, place(alert.id), alert.keySealed) : null;
}

/** Makes a delivery for each alert whose set is empty or acknowledged away. Returns how many. */
export async function planResolves({
  store,
  now,
}: {
  store: Pick<Store, 'db'>;
  now: () => number;
}): Promise<number> {
  if ((await listAlertsToClose(store.db, 1)).length === 0) return 0;
  return withTransaction({ store }, async (tx) => {
    const channels = new Map((await listChannels(tx)).map((channel) => [channel.id, channel]));
    let made = 0;
    for (const alert of await listAlertsToClose(tx, MAX_CLOSED)) {
      const channel = channels.get(alert.channelId);
      const noticeId = await findNoticeOf(tx, alert);
      if (!channel || noticeId === null) continue;
      const nowMs = now();
      const { groupKey } = alert;
      const delivery = newDelivery(channel, {
        groupKey,
        urgent: false,
        trigger: 'resolve',
        nowMs,
        atMs: nowMs,
      });
      await insertDelivery(tx, delivery, [noticeId]);
      await setResolve(tx, alert.id, delivery.id);
      made += 1;
    }
    return made;
  });
}

/** There is news again: an end that has not left yet would close what the news opens. */
export async function keepAlertsOpen(
  tx: Tx,
  group: { channelId: string; groupKey: string },
  nowMs: number,
): Promise<void> {
  for (const { id, resolveId } of await listOpenAlerts(tx, group)) {
    if (resolveId === null) continue;
    await updateDelivery(tx, resolveId, { state: 'merged', endedAtMs: nowMs });
    await setResolve(tx, id, null);
  }
}

/** A message that waits for its time; over at once where the channel is paused or broken. */
export function newDelivery(
  channel: ChannelRecord,
  made: { groupKey: string; urgent: boolean; trigger: DeliveryTrigger; nowMs: number; atMs: number },
): DeliveryRecord {
  const { groupKey, urgent, trigger, nowMs, atMs } = made;
  const isBroken = channel.brokenAtMs !== null;
  const isMuted = channel.pausedAtMs !== null;
  return {
    id: `dlv_${randomUUID()}`,
    channelId: channel.id,
    groupKey,
    urgent: urgent ? 1 : 0,
    state: isMuted ? 'muted' : isBroken ? 'failed' : 'pending',
    trigger,
    attempts: 0,
    createdAtMs: nowMs,
    firstTriedAtMs: null,
    nextAttemptMs: atMs,
    endedAtMs: isMuted || isBroken ? nowMs : null,
    repeatedAtMs: null,
    escalatedAtMs: null,
    lastCode: isBroken ? channel.brokenCode : null,
    takenJson: null,
  };
}
