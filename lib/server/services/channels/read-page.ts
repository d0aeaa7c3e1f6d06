import 'server-only';
import type { ChannelRow, ChannelsPage, DeliveryRow } from '@/lib/schemas/channels';
import { ChannelInput } from '@/lib/schemas/channels';
import { type ChannelRecord, listChannels } from '@/lib/server/db/queries/channels';
import { countFailed, listAttempts, listDeliveries } from '@/lib/server/db/queries/deliveries';
import { listNoticeKinds, listRegions } from '@/lib/server/db/queries/notices';
import { channelSettings, loadChannel } from '@/lib/server/services/channels/rules';
import { RESEND_WITHIN_MS } from '@/lib/server/services/channels/send-test';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { rulesOf } from '@/lib/server/services/notices/channel-dto';
import { parseInput } from '@/lib/server/services/parse-input';

/** What the page of channels shows: never an address or a secret. */
export async function readChannelsPage(
  ctx: ServiceContext,
  settings = channelSettings(),
): Promise<ChannelsPage> {
  requirePermission(ctx, 'channels.manage');
  const { db } = ctx.store;
  const sinceMs = ctx.now() - RESEND_WITHIN_MS;
  const channels = await listChannels(db);
  return {
    channels: await Promise.all(
      channels.map(async (channel) => rowOf(channel, await countFailed(db, channel.id, sinceMs))),
    ),
    regions: await listRegions(db),
    off: settings.notices.keyRing ? null : 'secrets_off',
    mail: settings.notices.mail !== null,
  };
}

function rowOf(channel: ChannelRecord, failed: number): ChannelRow {
  const { id, type, name, addressHost, secretTail, secondChannelId, zone, keyword, revision } = channel;
  const { pausedAtMs, brokenAtMs, brokenCode, brokenMessage, previousUntilMs } = channel;
  return {
    id,
    type,
    name,
    host: addressHost,
    secretTail,
    secondChannelId,
    zone,
    keyword,
    revision,
    holdsUrgent: channel.holdsUrgent === 1,
    ...rulesOf(channel),
    state: brokenAtMs !== null ? 'broken' : pausedAtMs !== null ? 'paused' : 'ok',
    brokenCode,
    brokenMessage,
    previousUntilMs,
    failed,
  };
}

const MAX_LOG = 100;

/** The newest messages of a channel with their tries. Throws DeskError `not_found` `channel`. */
export async function readDeliveries(ctx: ServiceContext, input: unknown): Promise<{ rows: DeliveryRow[] }> {
  requirePermission(ctx, 'channels.manage');
  const { channelId } = parseInput(ChannelInput, input);
  const { db } = ctx.store;
  await loadChannel(db, channelId);
  const deliveries = await listDeliveries(db, channelId, MAX_LOG);
  const ids = deliveries.map(({ id }) => id);
  const attempts = await listAttempts(db, ids);
  const kinds = await listNoticeKinds(db, ids);
  return {
    rows: deliveries.map(
      ({ id, state, trigger, urgent, createdAtMs, nextAttemptMs, endedAtMs, lastCode }) => ({
        id,
        state,
        trigger,
        urgent: urgent === 1,
        createdAtMs,
        nextAttemptMs,
        endedAtMs,
        lastCode,
        kinds: [...new Set(kinds.filter(({ deliveryId }) => deliveryId === id).map(({ kind }) => kind))],
        attempts: attempts
          .filter(({ deliveryId }) => deliveryId === id)
          .map(({ n, startedAtMs, durationMs, result, httpStatus, code, message }) => ({
            n,
            startedAtMs,
            durationMs,
            result,
            httpStatus,
            code,
            message,
          })),
      }),
    ),
  };
}
