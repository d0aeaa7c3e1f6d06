import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { SavePolicyInput } from '@/lib/schemas/policy';
import { insertPolicy } from '@/lib/server/db/queries/approvals';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/read';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';
import { isZone } from '@/lib/time/zones';

/**
 * Makes a new version of the policy; older ones are kept. What already waits keeps at least what was asked of it.
 * Throws DeskError `stale` `policy_stale`, `invalid_input` `zone` or `policy_empty_hours`, `forbidden` `step_up`,
 * `password_wrong`, or `grant_waits` (the admin's own role does not count yet).
 */
export async function savePolicy(
  ctx: ServiceContext,
  input: z.input<typeof SavePolicyInput>,
): Promise<{ version: number }> {
  const actor = requirePermission(ctx, 'settings.manage');
  if (actor.impersonatedBy) throw new DeskError('forbidden', 'approval_impersonated');
  const { expectedVersion, policy, stepUp } = parseInput(SavePolicyInput, input);
  const { zone, fromMinute, toMinute } = policy.workingHours;
  if (!isZone(zone)) throw new DeskError('invalid_input', 'zone');
  if (fromMinute === toMinute) throw new DeskError('invalid_input', 'policy_empty_hours');
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    const before = await currentPolicy(tx);
    if (before.version !== expectedVersion) throw new DeskError('stale', 'policy_stale');
    await requireStepUpProof(tx, ctx, 'policy.change', proof);
    const version = before.version + 1;
    const stored = await insertPolicy(tx, {
      version,
      policyJson: JSON.stringify(policy),
      savedBy: actor.id,
      savedByName: actor.name,
      savedAtMs: ctx.now(),
    });
    if (!stored) throw new DeskError('stale', 'policy_stale');
    await recordAudit(tx, ctx, {
      action: 'policy.save',
      objectType: 'policy',
      objectId: String(version),
      before: { version: before.version, policy: before.policy },
      after: { version, policy },
    });
    return { version };
  });
}
