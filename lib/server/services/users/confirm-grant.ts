import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { waitsUntil, whyNotConfirm } from '@/lib/domain/grants';
import { isRole, type Role } from '@/lib/domain/permissions';
import { confirmGrantInput } from '@/lib/schemas/users';
import { readPerson } from '@/lib/server/db/queries/approvals';
import { readPersonNames } from '@/lib/server/db/queries/people';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, storeGrant } from '@/lib/server/services/users/grants';
import { authDate, loadUser, parseUserInput } from '@/lib/server/services/users/user-rows';

/**
 * The second admin's word on what another one gave: the role, the right to send without approval and further regions
 * count from now on. Of several that wait, the part that the acting admin gave themselves goes on waiting.
 * Throws DeskError `not_found` `user`; `conflict` `grant_counts` (nothing waits); `forbidden` `grant_own` (about
 * themselves, also by a second account), `grant_giver` (they gave it), `grant_waits`, `step_up`, `password_wrong`.
 */
export async function confirmGrant(
  ctx: ServiceContext,
  input: z.input<typeof confirmGrantInput>,
): Promise<{ email: string }> {
  requirePermission(ctx, 'users.manage');
  const { email, stepUp } = parseUserInput(confirmGrantInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const grant = await withTransaction(ctx, (tx) => confirmOnce(tx, ctx, email, proof));
  logGrant(ctx, grant);
  return { email };
}

async function confirmOnce(
  tx: Tx,
  ctx: ServiceContext,
  email: string,
  proof: Awaited<ReturnType<typeof checkGrantProof>>,
): Promise<Grant> {
  const admin = await requireActingAdmin(tx, ctx);
  const { id } = await loadUser(tx, email);
  const updatedAt = authDate(ctx.store.kind, ctx.now());
  // The row's lock first: what is judged below holds until the end.
  await tx.updateTable('user').set({ updatedAt }).where('id', '=', id).execute();
  const user = await readPerson(tx, id);
  if (!admin || !user || !isRole(user.role)) throw new DeskError('not_found', 'user', { email });
  const parts = [
    { part: 'role', fromMs: user.countsFromMs, givenBy: user.countsGivenBy },
    { part: 'glass', fromMs: user.breakGlassFromMs, givenBy: user.breakGlassGivenBy },
    { part: 'regions', fromMs: user.regionsFromMs, givenBy: user.regionsGivenBy },
  ].filter(({ fromMs }) => waitsUntil(fromMs, ctx.now()) !== null);
  if (user.disabled !== 0 || parts.length === 0) throw new DeskError('conflict', 'grant_counts');
  const nameOf = await readPersonNames(tx);
  const mine: string[] = [];
  for (const { part, givenBy } of parts) {
    const giver = givenBy === null ? null : ((await readPerson(tx, givenBy)) ?? null);
    const hurdle = whyNotConfirm(admin, user, giver, nameOf);
    if (hurdle === 'own') throw new DeskError('forbidden', 'grant_own');
    if (hurdle === null) mine.push(part);
  }
  if (mine.length === 0) throw new DeskError('forbidden', 'grant_giver');
  await requireGrantProof(tx, ctx, proof);
  const what = {
    role: mine.includes('role'),
    glass: mine.includes('glass'),
    regions: mine.includes('regions'),
  };
  return confirmIn(tx, ctx, { id, email: user.email, role: user.role }, what);
}

/** In a running transaction: what was given to a user counts from now on. */
export async function confirmIn(
  tx: Tx,
  ctx: ServiceContext,
  user: { id: string; email: string; role: Role },
  what: { role: boolean; glass: boolean; regions: boolean },
): Promise<Grant> {
  const nowMs = ctx.now();
  await tx
    .updateTable('user')
    .set({
      ...(what.role ? { countsFromMs: nowMs } : {}),
      ...(what.glass ? { breakGlassFromMs: nowMs } : {}),
      ...(what.regions ? { regionsFromMs: nowMs } : {}),
    })
    .where('id', '=', user.id)
    .execute();
  const { id: userId, email, role } = user;
  const grant: Grant = { kind: 'confirmed', userId, email, role };
  await storeGrant(tx, ctx, grant);
  await recordAudit(tx, ctx, {
    action: 'user.confirm_grant',
    objectType: 'user',
    objectId: userId,
    after: { email, role, confirmed: what },
  });
  return grant;
}
