import 'server-only';
import type { z } from 'zod';
import { PauseChannelInput } from '@/lib/schemas/channels';
import { updateChannel } from '@/lib/server/db/queries/deliveries';
import { recordAudit } from '@/lib/server/services/audit';
import { loadChannel, requireChannelManager } from '@/lib/server/services/channels/acting';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** Pauses a channel, or lets it go on: what is told meanwhile is muted, and not sent later. Throws DeskError `not_found` `channel`. */
export async function pauseChannel(
  ctx: ServiceContext,
  input: z.input<typeof PauseChannelInput>,
): Promise<{ paused: boolean }> {
  requireChannelManager(ctx);
  const { channelId, paused } = parseInput(PauseChannelInput, input);
  return withTransaction(ctx, async (tx) => {
    const channel = await loadChannel(tx, channelId);
    const before = channel.pausedAtMs !== null;
    if (before === paused) return { paused };
    const nowMs = ctx.now();
    await updateChannel(tx, channelId, { pausedAtMs: paused ? nowMs : null, updatedAtMs: nowMs });
    await recordAudit(tx, ctx, {
      action: 'channel.pause',
      objectType: 'channel',
      objectId: channelId,
      before: { paused: before },
      after: { paused },
    });
    return { paused };
  });
}
