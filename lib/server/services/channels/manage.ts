import 'server-only';
import type { z } from 'zod';
import { ROTATION_MS } from '@/lib/domain/notices';
import { PauseChannelInput, RemoveChannelInput, RotateSecretInput } from '@/lib/schemas/channels';
import { listChannels, updateChannel } from '@/lib/server/db/queries/channels';
import { deleteAlertsOf } from '@/lib/server/db/queries/pager-alerts';
import { openSecret } from '@/lib/server/secrets/key-ring';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  channelSettings,
  checkSecret,
  loadChannel,
  requireChannelManager,
  requireKeyRing,
  sealFor,
  tailOf,
} from '@/lib/server/services/channels/rules';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

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
