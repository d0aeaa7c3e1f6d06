import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { SaveChannelInput } from '@/lib/schemas/channels';
import { updateChannel } from '@/lib/server/db/queries/deliveries';
import { recordAudit } from '@/lib/server/services/audit';
import {
  channelSettings,
  checkRules,
  loadChannel,
  requireChannelManager,
  requireKeyRing,
  sealFor,
  tailOf,
} from '@/lib/server/services/channels/acting';
import { columnsOf } from '@/lib/server/services/channels/add';
import { checkAddress, checkSecret } from '@/lib/server/services/channels/checked-address';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { rulesOf } from '@/lib/server/services/notices/channel-dto';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Changes what a channel is told; with a new address also where it goes: then the secret must come again, or the old one
 * would sign for whoever is at the new address. A secret alone is changed by `rotateChannelSecret`.
 * Throws DeskError `stale` `channel_stale`, `not_found` `channel`, and what `addChannel` throws.
 */
export async function saveChannel(
  ctx: ServiceContext,
  input: z.input<typeof SaveChannelInput>,
  settings = channelSettings(),
): Promise<{ revision: number }> {
  requireChannelManager(ctx);
  const {
    stepUp,
    channelId,
    expectedRevision,
    address: given,
    secret,
    ...rules
  } = parseInput(SaveChannelInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  const known = await loadChannel(ctx.store.db, channelId);
  const moved = given === undefined ? null : await checkAddress(settings.notices, known.type, given);
  if (moved) checkSecret(known.type, secret);
  else if (secret !== undefined) throw new DeskError('invalid_input', 'field', { field: 'secret' });
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    if (moved) await requireStepUpProof(tx, ctx, 'channels.secret', proof);
    const before = await loadChannel(tx, channelId);
    if (before.revision !== expectedRevision) throw new DeskError('stale', 'channel_stale');
    await checkRules(tx, channelId, rules);
    const revision = before.revision + 1;
    const ring = moved ? requireKeyRing(settings) : null;
    await updateChannel(tx, channelId, {
      ...columnsOf(rules),
      ...(moved && ring
        ? {
            addressSealed: sealFor(ring, channelId, 'addressSealed', moved.address),
            addressHost: moved.shown,
            secretSealed: secret === undefined ? null : sealFor(ring, channelId, 'secretSealed', secret),
            secretTail: secret === undefined ? null : tailOf(secret),
            previousSecretSealed: null,
            previousUntilMs: null,
          }
        : {}),
      revision,
      updatedAtMs: ctx.now(),
    });
    await recordAudit(tx, ctx, {
      action: 'channel.save',
      objectType: 'channel',
      objectId: channelId,
      before: { name: before.name, host: before.addressHost, ...rulesOf(before) },
      after: { host: moved?.shown ?? before.addressHost, ...rules },
    });
    return { revision };
  });
}
