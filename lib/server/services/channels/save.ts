import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_CHANNELS } from '@/lib/domain/limits';
import { AddChannelInput, SaveChannelInput } from '@/lib/schemas/channels';
import { listChannels, updateChannel } from '@/lib/server/db/queries/channels';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  channelSettings,
  checkAddress,
  checkRules,
  checkSecret,
  loadChannel,
  requireChannelManager,
  requireKeyRing,
  sealFor,
  tailOf,
} from '@/lib/server/services/channels/rules';
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
function columnsOf(rules: Rules) {
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
