import 'server-only';
import { isRole, ROLES, type Role } from '@/lib/domain/permissions';
import {
  isWider,
  limitJson,
  type RegionColumns,
  type RegionLimit,
  regionRight,
  sharedLimit,
} from '@/lib/domain/region-limit';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import type { ServiceContext } from '@/lib/server/services/context';
import { writeRegions } from '@/lib/server/services/users/regions';
import { writeRole } from '@/lib/server/services/users/roles';

/** What an account of somebody in none of the groups is left with; they cannot sign in to use it. */
const LEFT_ROLE: Role = 'viewer';

type Member = { id: string; role: string; breakGlass: number };
type Limited = { id: string } & RegionColumns;

/**
 * Takes from a person what the groups of the provider no longer give: the role, the right to send without approval, and
 * all sessions. What they approved with it counts no more from this transaction on, also when the group comes back.
 * `role` null: none of the groups that count. Does nothing when the groups give as much as before.
 */
export async function takeByGroups(tx: Tx, ctx: ServiceContext, user: Member, role: Role | null) {
  const isLess = role === null || (isRole(user.role) && ROLES.indexOf(role) < ROLES.indexOf(user.role));
  if (!isLess) return;
  const left = role ?? LEFT_ROLE;
  const sessionsEnded = await writeRole(tx, ctx, user.id, left);
  await tx.updateTable('user').set({ breakGlass: 0 }).where('id', '=', user.id).execute();
  await recordAudit(tx, ctx, {
    action: role === null ? 'user.no_role' : 'user.set_role',
    objectType: 'user',
    objectId: user.id,
    before: { role: user.role, breakGlass: user.breakGlass === 1 },
    after: { role: left, breakGlass: false, sessionsEnded, by: 'groups' },
  });
}

/** Gives a person the stronger role of their groups. It counts for what is requested from now on. */
export async function giveByGroups(tx: Tx, ctx: ServiceContext, user: Member, role: Role): Promise<void> {
  const isMore = !isRole(user.role) || ROLES.indexOf(role) > ROLES.indexOf(user.role);
  if (!isMore) return;
  const sessionsEnded = await writeRole(tx, ctx, user.id, role);
  await recordAudit(tx, ctx, {
    action: 'user.set_role',
    objectType: 'user',
    objectId: user.id,
    before: { role: user.role },
    after: { role, sessionsEnded, by: 'groups' },
  });
}

/** Takes the regions that the groups no longer give. */
export async function takeRegionsByGroups(
  tx: Tx,
  ctx: ServiceContext,
  user: Limited,
  given: RegionLimit | undefined,
): Promise<void> {
  if (given !== undefined) await followRegions(tx, ctx, user, sharedLimit(regionRight(user).now, given));
}

/** Gives the further regions of the groups. For decisions they count for what is requested from now on. */
export async function giveRegionsByGroups(
  tx: Tx,
  ctx: ServiceContext,
  user: Limited,
  given: RegionLimit | undefined,
): Promise<void> {
  if (given !== undefined && isWider(regionRight(user).now, given)) await followRegions(tx, ctx, user, given);
}

async function followRegions(tx: Tx, ctx: ServiceContext, user: Limited, regions: RegionLimit) {
  const right = regionRight(user);
  if (limitJson(right.now) === limitJson(regions)) return;
  const ended = await writeRegions(tx, ctx, { id: user.id, right }, regions);
  await recordAudit(tx, ctx, {
    action: 'user.regions',
    objectType: 'user',
    objectId: user.id,
    before: { regions: right.now },
    after: { regions, ...ended, by: 'groups' },
  });
}
