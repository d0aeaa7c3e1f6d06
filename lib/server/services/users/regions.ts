import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { decidesForOthers } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import {
  changedRight,
  isWider,
  limitJson,
  type RegionLimit,
  type RegionRight,
  regionRight,
  tidyLimit,
} from '@/lib/domain/region-limit';
import { setRegionsInput } from '@/lib/schemas/users';
import { readPerson } from '@/lib/server/db/queries/approvals';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { endRequestsOf } from '@/lib/server/services/batches/end-request';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import {
  type GivenRight,
  type Grant,
  logGrant,
  rightFromNow,
  storeGrant,
} from '@/lib/server/services/users/grants';
import { doGroupsLimitRegions } from '@/lib/server/services/users/sign-in-ways';
import {
  authDate,
  endAllSessions,
  hasPassword,
  loadUser,
  parseUserInput,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

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
  const { email, regions: given, stepUp } = parseUserInput(setRegionsInput, input);
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

/**
 * Limits a user to other regions. Taking some counts at once: what they asked for and may not order any more ends, and so
 * do their sessions, with what their tabs hold. Writing the audit is the caller's.
 * @param counts from when a widening counts for decisions, and who gave it
 */
export async function writeRegions(
  tx: Tx,
  ctx: ServiceContext,
  user: { id: string; right: RegionRight },
  after: RegionLimit,
  counts: GivenRight = { fromMs: 0, givenBy: null },
): Promise<{ sessionsEnded: number; batchesStopped: number }> {
  const { id, right } = user;
  const next = changedRight(right, after, { atMs: ctx.now(), fromMs: counts.fromMs });
  await tx
    .updateTable('user')
    .set({
      regionsJson: limitJson(next.now),
      regionsBeforeJson: limitJson(next.before),
      regionsSinceMs: next.sinceMs,
      regionsFromMs: next.fromMs,
      ...(isWider(right.now, after) ? { regionsGivenBy: counts.givenBy } : {}),
      updatedAt: authDate(ctx.store.kind, ctx.now()),
    })
    .where('id', '=', id)
    .execute();
  if (!isWider(after, right.now)) return { sessionsEnded: 0, batchesStopped: 0 };
  const batchesStopped = await endRequestsOf(tx, ctx, id);
  return { sessionsEnded: await endAllSessions(tx, id), batchesStopped };
}
