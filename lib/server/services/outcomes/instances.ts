import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { FindInstancesInput, type FoundInstances } from '@/lib/schemas/instance-story';
import { ReadNowInput } from '@/lib/schemas/outcomes';
import { makeInstanceDue } from '@/lib/server/db/queries/batch-rows-follow';
import { findInstancesBy } from '@/lib/server/db/queries/instance-story';
import { takeToken } from '@/lib/server/db/queries/rate-budget';
import { recordUse } from '@/lib/server/services/audit/trails';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/** Instances that one search shows. */
const MAX_MATCHES = 20;

/**
 * Instances in the actor's regions by id, name or address. One whose id, name or address is exactly that is meant, also where others hold the
 * same letters; else what holds them. Input: `{q}`.
 */
export async function findInstances(ctx: ServiceContext, input: unknown): Promise<FoundInstances> {
  requirePermission(ctx, 'events.read');
  const { q } = parseInput(FindInstancesInput, input);
  const { db } = ctx.store;
  const part = { count: MAX_MATCHES, limit: regionsOf(ctx) };
  const exact = await findInstancesBy(db, q, { whole: true, ...part });
  const matches = exact.length > 0 ? exact : await findInstancesBy(db, q, { whole: false, ...part });
  return { matches, only: matches.length === 1 ? (matches[0]?.instanceId ?? null) : null };
}

/** Of the reads that following may make (200 a minute), one person takes at most so many a second this way. */
const PER_PERSON = 1 / 3;

/**
 * Has the rows of one instance, in the actor's regions, read before all others: their events, and after the end the
 * instance itself. Following does it within a second or two, at its own pace. Throws DeskError `rate_limited` `sync` (with
 * `retryAfterS`) when the same person asks too often, `conflict` `nothing_to_read` when nothing of the instance is
 * followed.
 */
export async function readInstanceNow(
  ctx: ServiceContext,
  input: z.input<typeof ReadNowInput>,
): Promise<{ rows: number }> {
  const actor = requirePermission(ctx, 'sync.run');
  const { instanceId } = parseInput(ReadNowInput, input);
  const { db } = ctx.store;
  const waitMs = await takeToken(db, {
    name: `read-now:${actor.id}`,
    perSecond: PER_PERSON,
    nowMs: ctx.now(),
  });
  if (waitMs > 0) throw new DeskError('rate_limited', 'sync', { retryAfterS: Math.ceil(waitMs / 1_000) });
  await recordUse(ctx, { action: 'sync.run', objectType: 'instance', objectId: instanceId, after: {} });
  const rows = await makeInstanceDue(db, instanceId, regionsOf(ctx));
  if (rows === 0) throw new DeskError('conflict', 'nothing_to_read');
  return { rows };
}
