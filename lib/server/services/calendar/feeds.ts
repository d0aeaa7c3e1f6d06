import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { endsSoon, FEED_LIFE_MS, feedName, MAX_FEEDS } from '@/lib/domain/calendar';
import { DeskError } from '@/lib/domain/errors';
import {
  CreateFeedInput,
  type FeedAddress,
  FeedFilter,
  FeedIdInput,
  type Feeds,
} from '@/lib/schemas/calendar';
import { getConfig } from '@/lib/server/config';
import {
  type FeedRecord,
  findFeed,
  insertFeed,
  listFeedsOf,
  updateFeed,
} from '@/lib/server/db/queries/calendar';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import {
  type Actor,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { routes } from '@/lib/url/routes';

const SECRET_BYTES = 32;
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 12;

/**
 * Makes an own feed of a filter of Outcomes. Its address is given once: only a hash of the secret is stored.
 * Input: CreateFeedInput. Throws DeskError `conflict` `too_many_feeds`.
 */
export async function createFeed(
  ctx: ServiceContext,
  input: z.input<typeof CreateFeedInput>,
  baseUrl = getConfig().baseUrl,
): Promise<FeedAddress> {
  const actor = requireFeedOwner(ctx);
  const { filter, showsNames, locale } = parseInput(CreateFeedInput, input);
  const id = Array.from(randomBytes(ID_LENGTH), (byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('');
  const secret = newSecret();
  await withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    // Two presses at once wait for each other here, so that neither passes the limit unseen.
    await lockPerson(tx, actor.id);
    if ((await listFeedsOf(tx, actor.id, nowMs)).length >= MAX_FEEDS) {
      throw new DeskError('conflict', 'too_many_feeds', { max: MAX_FEEDS });
    }
    await insertFeed(tx, {
      id,
      userId: actor.id,
      secretHash: secretHash(secret),
      filterJson: JSON.stringify(filter),
      showsNames: showsNames ? 1 : 0,
      locale,
      createdAtMs: nowMs,
      secretSinceMs: nowMs,
      expiresAtMs: nowMs + FEED_LIFE_MS,
      revokedAtMs: null,
      lastFetchMs: null,
      hourStartMs: 0,
      hourFetches: 0,
    });
    await recordAudit(tx, ctx, {
      action: 'feed.create',
      objectType: 'feed',
      objectId: id,
      after: { filter, showsNames },
    });
  });
  return addressOf(baseUrl, id, secret);
}

/** Gives an own feed another secret, and another year: the address before ends now. Throws DeskError `not_found` `feed`. */
export async function rotateFeed(
  ctx: ServiceContext,
  input: z.input<typeof FeedIdInput>,
  baseUrl = getConfig().baseUrl,
): Promise<FeedAddress> {
  const actor = requireFeedOwner(ctx);
  const { feedId } = parseInput(FeedIdInput, input);
  const secret = newSecret();
  await withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    await loadOwnFeed(tx, feedId, actor.id, nowMs);
    const expiresAtMs = nowMs + FEED_LIFE_MS;
    await updateFeed(tx, feedId, { secretHash: secretHash(secret), secretSinceMs: nowMs, expiresAtMs });
    await recordAudit(tx, ctx, { action: 'feed.rotate', objectType: 'feed', objectId: feedId });
  });
  return addressOf(baseUrl, feedId, secret);
}

/** Ends an own feed at once. Throws DeskError `not_found` `feed`. */
export async function revokeFeed(
  ctx: ServiceContext,
  input: z.input<typeof FeedIdInput>,
): Promise<{ feedId: string }> {
  const actor = requireFeedOwner(ctx);
  const { feedId } = parseInput(FeedIdInput, input);
  await withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    await loadOwnFeed(tx, feedId, actor.id, nowMs);
    await updateFeed(tx, feedId, { revokedAtMs: nowMs });
    await tx.deleteFrom('calendarEntries').where('feedId', '=', feedId).execute();
    await recordAudit(tx, ctx, { action: 'feed.revoke', objectType: 'feed', objectId: feedId });
  });
  return { feedId };
}

/** The actor's own feeds. No input. */
export async function listFeeds(ctx: ServiceContext): Promise<Feeds> {
  const actor = requirePermission(ctx, 'batches.read');
  const nowMs = ctx.now();
  const rows = await listFeedsOf(ctx.store.db, actor.id, nowMs);
  return {
    max: MAX_FEEDS,
    rows: rows.map((feed) => ({
      id: feed.id,
      filter: filterOf(feed),
      showsNames: feed.showsNames === 1,
      createdAtMs: feed.createdAtMs,
      expiresAtMs: feed.expiresAtMs,
      endsSoon: endsSoon(feed, nowMs),
      lastFetchMs: feed.lastFetchMs,
    })),
  };
}

export function filterOf({ filterJson }: Pick<FeedRecord, 'filterJson'>): FeedFilter {
  return FeedFilter.parse(JSON.parse(filterJson));
}

/** SHA-256 (hex). The secret has 256 random bits: nothing slower is needed. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Everybody who reads, in no other name. */
function requireFeedOwner(ctx: ServiceContext): Extract<Actor, { kind: 'user' }> {
  const actor = requirePermission(ctx, 'batches.read');
  refuseImpersonated(actor);
  return actor;
}

async function loadOwnFeed(tx: Tx, id: string, userId: string, nowMs: number): Promise<FeedRecord> {
  const feed = await findFeed(tx, id);
  if (feed?.userId !== userId || feed.revokedAtMs !== null || feed.expiresAtMs <= nowMs) {
    throw new DeskError('not_found', 'feed');
  }
  return feed;
}

/** A write of nothing: the same lock in both stores. */
async function lockPerson(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable('user')
    .set((eb) => ({ role: eb.ref('role') }))
    .where('id', '=', userId)
    .execute();
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function addressOf(baseUrl: string, id: string, secret: string): FeedAddress {
  return { feedId: id, address: baseUrl + routes.apiIcal(feedName(id, secret)) };
}
