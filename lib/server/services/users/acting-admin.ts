import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { waitsUntil } from '@/lib/domain/grants';
import type { StepUpInput } from '@/lib/schemas/atoms';
import { readPerson } from '@/lib/server/db/queries/approvals';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import type { ServiceContext } from '@/lib/server/services/context';
import {
  checkStepUp,
  requireStepUpProof,
  type StepUpProof,
} from '@/lib/server/services/step-up/check-step-up';

/**
 * Inside a transaction that changes people or the policy: the acting admin as the store knows them at this moment. One
 * whose own role waits changes neither, or a stolen session could make an admin who does the rest.
 * Null: the server itself (command line). Throws DeskError `forbidden` `role`, `grant_waits` (with `untilMs`).
 */
export async function requireActingAdmin(
  db: Queryable,
  ctx: ServiceContext,
): Promise<{ id: string; email: string } | null> {
  const { actor } = ctx;
  if (actor.kind === 'system') return null;
  if (actor.kind === 'stranger') throw new DeskError('forbidden', 'person_needed');
  const admin = await readPerson(db, actor.id);
  if (admin?.disabled !== 0 || admin.role !== 'admin') {
    throw new DeskError('forbidden', 'role', { role: admin?.role ?? actor.role, permission: 'users.manage' });
  }
  const untilMs = waitsUntil(admin.countsFromMs, ctx.now());
  if (untilMs !== null) throw new DeskError('forbidden', 'grant_waits', { untilMs });
  return { id: admin.id, email: admin.email };
}

/** Before the transaction of an act that gives rights: the password that came with it. The command line needs none. */
export async function checkGrantProof(
  ctx: ServiceContext,
  stepUp: StepUpInput | undefined,
): Promise<StepUpProof> {
  if (ctx.actor.kind === 'system') return 'given';
  if (ctx.actor.kind === 'stranger') throw new DeskError('forbidden', 'person_needed');
  if (ctx.actor.impersonatedBy !== undefined) throw new DeskError('forbidden', 'approval_impersonated');
  return checkStepUp(ctx, stepUp);
}

/** Inside it: refuses to give rights without that proof. Throws DeskError `forbidden` `step_up` (with `purpose`). */
export function requireGrantProof(tx: Tx, ctx: ServiceContext, proof: StepUpProof): Promise<void> {
  return requireStepUpProof(tx, ctx, 'people.grant', proof);
}
