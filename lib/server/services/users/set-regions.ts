import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { decidesForOthers } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import { isWider, limitJson, type RegionLimit, regionRight, tidyLimit } from '@/lib/domain/region-limit';
import { readPerson } from '@/lib/server/db/queries/approvals';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, rightFromNow, storeGrant } from '@/lib/server/services/users/grants';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { setRegionsInput } from '@/lib/server/services/users/schemas';
import { doGroupsLimitRegions } from '@/lib/server/services/users/sign-in-provider';
import { authDate, hasPassword, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';
import { writeRegions } from '@/lib/server/services/users/write-regions';

/**
 * Limits a user to some regions, or takes the limit away (`regions` null). More regions are a right that is given: it asks
 * for the password, and decisions about others' plans count in them later (`rightFromNow`). Fewer count at once, and end
 * the person's sessions and requests that reach beyond them. What changes nothing writes nothing.
 * Throws DeskError `not_found` `user`; `forbidden` `own_regions`, `grant_waits`, `step_up`, `password_wrong`; `conflict`
 * `admin_regions`: admins are never limited, or `regions_from_groups` for those whose regions the identity provider decides.
 */
export async function setRegions(
  ctx: ServiceContext,
  input: z.input<typeof setRegionsInput>,
): Promise<{ email: string; regions: RegionLimit }> {
  requireUserManager(ctx);
  const { email, regions: given, stepUp } = parseInput(setRegionsInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const regions = tidyLimit(given);
  const grant = await withTransaction(ctx, async (tx): Promise<Grant | null> => {
    await requireActingAdmin(tx, ctx);
    const { user, role } = await lockLimited(tx, ctx, { email, regions });
    const right = regionRight(user);
    if (limitJson(right.now) === limitJson(regions)) return null;
    const isGiven = isWider(right.now, regions);
    if (isGiven) await requireGrantProof(tx, ctx, proof);
    const counts =
      isGiven && decidesForOthers(role) ? await rightFromNow(tx, ctx) : { fromMs: 0, givenBy: null };
    const ended = await writeRegions(tx, ctx, { id: user.id, right }, regions, counts);
    const made: Grant | null = isGiven ? { kind: 'regions', userId: user.id, email, role } : null;
    if (made) await storeGrant(tx, ctx, made);
    await recordAudit(tx, ctx, {
      action: 'user.regions',
      objectType: 'user',
      objectId: user.id,
      before: { regions: right.now },
      after: { regions, ...ended, ...(isGiven ? { countsFromMs: counts.fromMs } : {}) },
    });
    return made;
  });
  if (grant) logGrant(ctx, grant);
  return { email, regions };
}

/** The user, whose row is locked: what is judged here holds until the end. */
async function lockLimited(
  tx: Tx,
  ctx: ServiceContext,
  { email, regions }: { email: string; regions: RegionLimit },
) {
  const { id } = await loadUser(tx, email);
  if (id === ctx.actor.id) throw new DeskError('forbidden', 'own_regions');
  const updatedAt = authDate(ctx.store.kind, ctx.now());
  await tx.updateTable('user').set({ updatedAt }).where('id', '=', id).execute();
  const user = await readPerson(tx, id);
  if (!user || !isRole(user.role)) throw new DeskError('not_found', 'user', { email });
  if (user.role === 'admin' && regions !== null) throw new DeskError('conflict', 'admin_regions');
  if (!(await hasPassword(tx, id)) && doGroupsLimitRegions()) {
    throw new DeskError('conflict', 'regions_from_groups');
  }
  return { user, role: user.role };
}
