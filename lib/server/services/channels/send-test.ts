import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { ChannelInput, type ChannelTestResult, ResendInput } from '@/lib/schemas/channels';
import { countFailed, insertDelivery, resendDeliveries } from '@/lib/server/db/queries/deliveries';
import { takeToken } from '@/lib/server/db/queries/rate-budget';
import { wireLimits } from '@/lib/server/notify/wires';
import { recordAudit } from '@/lib/server/services/audit/record';
import { channelSettings, loadChannel, requireChannelManager } from '@/lib/server/services/channels/rules';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { deliverOnce } from '@/lib/server/services/notices/deliver';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Sends a test message now and says what the receiver answered, in its own code and words. One that gets through makes a
 * broken channel well again. Throws DeskError `not_found` `channel`, `rate_limited` `channel_busy` (with `retryAfterS`).
 */
export async function sendTest(
  ctx: ServiceContext,
  input: z.input<typeof ChannelInput>,
  settings = channelSettings(),
): Promise<ChannelTestResult> {
  const actor = requireChannelManager(ctx);
  const { channelId } = parseInput(ChannelInput, input);
  const { db } = ctx.store;
  const channel = await loadChannel(db, channelId);
  const { perSecond } = wireLimits(channel.type);
  const waitMs = await takeToken(db, { name: `notify:${channelId}`, perSecond, nowMs: ctx.now() });
  if (waitMs > 0)
    throw new DeskError('rate_limited', 'channel_busy', { retryAfterS: Math.ceil(waitMs / 1_000) });
  const nowMs = ctx.now();
  const delivery = {
    id: `dlv_${randomUUID()}`,
    channelId,
    groupKey: 'test',
    urgent: 0,
    state: 'pending',
    trigger: 'test',
    attempts: 0,
    createdAtMs: nowMs,
    firstTriedAtMs: null,
    // Not the job's: it is sent from here.
    nextAttemptMs: nowMs + TEST_GRACE_MS,
    endedAtMs: null,
    repeatedAtMs: null,
    escalatedAtMs: null,
    lastCode: null,
    takenJson: null,
  } as const;
  await withTransaction(ctx, async (tx) => {
    await insertDelivery(tx, delivery, []);
    await recordAudit(tx, ctx, { action: 'channel.test', objectType: 'channel', objectId: channelId });
  });
  const deps = { store: ctx.store, now: ctx.now, ...settings };
  const verdict = await deliverOnce(deps, delivery, actor.name);
  return {
    delivered: verdict?.kind === 'delivered',
    result: verdict?.result ?? 'lost',
    httpStatus: verdict?.httpStatus ?? null,
    code: verdict?.code ?? null,
    message: verdict?.message ?? null,
    failed: await countFailed(db, channelId, nowMs - RESEND_WITHIN_MS),
  };
}

/** A server that dies meanwhile leaves the test to the job (ms). */
const TEST_GRACE_MS = 60_000;
/** What failed longer ago is no news any more (ms). */
export const RESEND_WITHIN_MS = 3 * 86_400_000;

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
