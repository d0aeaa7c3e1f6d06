import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { ResendInput } from '@/lib/schemas/channels';
import { resendDeliveries } from '@/lib/server/db/queries/deliveries';
import { recordAudit } from '@/lib/server/services/audit';
import { loadChannel, requireChannelManager } from '@/lib/server/services/channels/acting';
import { RESEND_WITHIN_MS } from '@/lib/server/services/channels/send-test';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Has one message sent again, or all of a channel that failed in the last three days; under the same id. Throws DeskError
 * `not_found` `channel`, `conflict` `nothing_to_resend`, `channel_off` (broken or paused: nothing would leave).
 */
export async function resend(
  ctx: ServiceContext,
  input: z.input<typeof ResendInput>,
): Promise<{ resent: number }> {
  requireChannelManager(ctx);
  const { channelId, deliveryId = null } = parseInput(ResendInput, input);
  return withTransaction(ctx, async (tx) => {
    const channel = await loadChannel(tx, channelId);
    if (channel.brokenAtMs !== null || channel.pausedAtMs !== null)
      throw new DeskError('conflict', 'channel_off');
    const nowMs = ctx.now();
    const resent = await resendDeliveries(tx, {
      channelId,
      deliveryId,
      nowMs,
      sinceMs: nowMs - RESEND_WITHIN_MS,
    });
    if (resent === 0) throw new DeskError('conflict', 'nothing_to_resend');
    await recordAudit(tx, ctx, {
      action: 'channel.resend',
      objectType: 'channel',
      objectId: channelId,
      after: { resent, ...(deliveryId === null ? {} : { deliveryId }) },
    });
    return { resent };
  });
}
