import 'server-only';
import { randomUUID } from 'node:crypto';
import type { DeliveryTrigger } from '@/lib/domain/notices';
import type { ChannelRecord, DeliveryRecord } from '@/lib/server/db/queries/deliveries';

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
