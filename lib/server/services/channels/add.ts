import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_CHANNELS } from '@/lib/domain/limits';
import { AddChannelInput } from '@/lib/schemas/channels';
import { listChannels } from '@/lib/server/db/queries/deliveries';
import { recordAudit } from '@/lib/server/services/audit';
import {
  channelSettings,
  checkRules,
  requireChannelManager,
  requireKeyRing,
  sealFor,
  tailOf,
} from '@/lib/server/services/channels/acting';
import { checkAddress, checkSecret } from '@/lib/server/services/channels/checked-address';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Adds a channel. Address and secret are sealed, and never shown again.
 * Throws DeskError `conflict` `secrets_off`, `mail_off`, `too_many_channels`; `invalid_input` `channel_address`,
 * `channel_host`, `channel_secret`, `channel_recipients`, `channel_second`, `zone`; `forbidden` `step_up`,
 * `password_wrong`, `grant_waits`.
 */
export async function addChannel(
  ctx: ServiceContext,
  input: z.input<typeof AddChannelInput>,
  settings = channelSettings(),
): Promise<{ channelId: string }> {
  const actor = requireChannelManager(ctx);
  const { stepUp, type, address: given, secret, ...rules } = parseInput(AddChannelInput, input);
  const ring = requireKeyRing(settings);
  const proof = await checkStepUp(ctx, stepUp);
  checkSecret(type, secret);
  const { address, shown } = await checkAddress(settings.notices, type, given);
  const channelId = `chn_${randomUUID()}`;
  await withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await requireStepUpProof(tx, ctx, 'channels.secret', proof);
    if ((await listChannels(tx)).length >= MAX_CHANNELS) {
      throw new DeskError('conflict', 'too_many_channels', { max: MAX_CHANNELS });
    }
    await checkRules(tx, channelId, rules);
    const nowMs = ctx.now();
    await tx
      .insertInto('channels')
      .values({
        id: channelId,
        type,
        addressSealed: sealFor(ring, channelId, 'addressSealed', address),
        addressHost: shown,
        secretSealed: secret === undefined ? null : sealFor(ring, channelId, 'secretSealed', secret),
        secretTail: secret === undefined ? null : tailOf(secret),
        previousSecretSealed: null,
        previousUntilMs: null,
        ...columnsOf(rules),
        createdBy: actor.id,
        createdByName: actor.name,
        brokenCode: null,
        brokenMessage: null,
        brokenAtMs: null,
        pausedAtMs: null,
        removedAtMs: null,
        revision: 1,
        restUntilMs: 0,
        createdAtMs: nowMs,
        updatedAtMs: nowMs,
      })
      .execute();
    await recordAudit(tx, ctx, {
      action: 'channel.add',
      objectType: 'channel',
      objectId: channelId,
      after: { type, host: shown, ...rules },
    });
  });
  return { channelId };
}

type Rules = Omit<AddChannelInput, 'type' | 'address' | 'secret' | 'stepUp'>;

/** The rules of a channel as columns. */
export function columnsOf(rules: Rules) {
  return {
    name: rules.name,
    kindsJson: JSON.stringify(rules.kinds),
    regionsJson: JSON.stringify(rules.regions),
    quietJson: JSON.stringify(rules.quiet),
    holdsUrgent: rules.holdsUrgent ? 1 : 0,
    language: rules.language,
    zone: rules.zone,
    keyword: rules.keyword,
    mentionsJson: JSON.stringify(rules.mentions),
    secondChannelId: rules.secondChannelId,
  };
}
