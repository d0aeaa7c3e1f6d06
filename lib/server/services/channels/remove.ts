import 'server-only';
import type { z } from 'zod';
import { RemoveChannelInput } from '@/lib/schemas/channels';
import { listChannels, updateChannel } from '@/lib/server/db/queries/deliveries';
import { deleteAlertsOf } from '@/lib/server/db/queries/pager-alerts';
import { recordAudit } from '@/lib/server/services/audit';
import { loadChannel, requireChannelManager } from '@/lib/server/services/channels/acting';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Removes a channel with its secrets; its log stays. Whoever has it as second channel has none any more.
 * Throws DeskError `not_found` `channel`, `forbidden` `step_up`, `password_wrong`.
 */
export async function removeChannel(
  ctx: ServiceContext,
  input: z.input<typeof RemoveChannelInput>,
): Promise<{ removed: true }> {
  requireChannelManager(ctx);
  const { channelId, stepUp } = parseInput(RemoveChannelInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await requireStepUpProof(tx, ctx, 'channels.secret', proof);
    const channel = await loadChannel(tx, channelId);
    const nowMs = ctx.now();
    const gone = { addressSealed: '', secretSealed: null, previousSecretSealed: null, secondChannelId: null };
    await updateChannel(tx, channelId, { ...gone, removedAtMs: nowMs, updatedAtMs: nowMs });
    await deleteAlertsOf(tx, channelId);
    for (const other of await listChannels(tx)) {
      if (other.secondChannelId === channelId) await updateChannel(tx, other.id, { secondChannelId: null });
    }
    await recordAudit(tx, ctx, {
      action: 'channel.remove',
      objectType: 'channel',
      objectId: channelId,
      before: { name: channel.name, type: channel.type, host: channel.addressHost },
    });
    return { removed: true };
  });
}
