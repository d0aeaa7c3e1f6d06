import 'server-only';
import type { z } from 'zod';
import { ROTATION_MS } from '@/lib/domain/notices';
import { RotateSecretInput } from '@/lib/schemas/channels';
import { updateChannel } from '@/lib/server/db/queries/deliveries';
import { openSecret } from '@/lib/server/secrets/key-ring';
import { recordAudit } from '@/lib/server/services/audit';
import {
  channelSettings,
  loadChannel,
  requireChannelManager,
  requireKeyRing,
  sealFor,
  tailOf,
} from '@/lib/server/services/channels/acting';
import { checkSecret } from '@/lib/server/services/channels/checked-address';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Gives a channel a new secret. A webhook is signed with both for a day; robots take one signature, so there the new
 * one counts at once. Throws DeskError `not_found` `channel`, `invalid_input` `channel_secret`, `forbidden` `step_up`.
 */
export async function rotateChannelSecret(
  ctx: ServiceContext,
  input: z.input<typeof RotateSecretInput>,
  settings = channelSettings(),
): Promise<{ previousUntilMs: number }> {
  requireChannelManager(ctx);
  const { channelId, secret, stepUp } = parseInput(RotateSecretInput, input);
  const ring = requireKeyRing(settings);
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await requireStepUpProof(tx, ctx, 'channels.secret', proof);
    const channel = await loadChannel(tx, channelId);
    checkSecret(channel.type, secret);
    const previousUntilMs = ctx.now() + ROTATION_MS;
    const old = channel.secretSealed;
    const place = { table: 'channels', row: channelId, column: 'secretSealed' };
    await updateChannel(tx, channelId, {
      secretSealed: sealFor(ring, channelId, 'secretSealed', secret),
      secretTail: tailOf(secret),
      // Sealed anew: a sealed text opens only in its own column.
      previousSecretSealed:
        old === null ? null : sealFor(ring, channelId, 'previousSecretSealed', openSecret(ring, place, old)),
      previousUntilMs,
      revision: channel.revision + 1,
      updatedAtMs: ctx.now(),
    });
    await recordAudit(tx, ctx, {
      action: 'channel.rotate',
      objectType: 'channel',
      objectId: channelId,
      after: { previousUntilMs },
    });
    return { previousUntilMs };
  });
}
