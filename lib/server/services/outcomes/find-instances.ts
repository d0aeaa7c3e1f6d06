import 'server-only';
import { FindInstancesInput, type FoundInstances } from '@/lib/schemas/instance-story';
import { findInstancesBy } from '@/lib/server/db/queries/instance-story';
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
