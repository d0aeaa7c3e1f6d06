import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { EndTimeRuleInput } from '@/lib/schemas/time-rules';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import { updateTimeRule } from '@/lib/server/db/queries/time-rule-records';
import { ruleOf } from '@/lib/server/db/queries/time-rules';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import {
  judgeLoosening,
  loadActiveRule,
  noteVersion,
  requireRightFor,
  spreadBoth,
} from '@/lib/server/services/schedule/save-rule';
import { checkStepUp } from '@/lib/server/services/step-up/check-step-up';

/**
 * Ends a rule; it stays with its versions, for the trail. What it held back within a day asks for the password.
 * Throws DeskError `stale` `rule_stale`, `not_found` `rule`, `forbidden` `step_up`, `password_wrong`, `grant_waits`.
 */
export async function endTimeRule(
  ctx: ServiceContext,
  input: z.input<typeof EndTimeRuleInput>,
): Promise<{ ended: true }> {
  const actor = requirePermission(ctx, 'schedule.manage');
  refuseImpersonated(actor);
  const { ruleId, expectedVersion, stepUp } = parseInput(EndTimeRuleInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  const nowMs = ctx.now();
  const known = ruleOf(await loadActiveRule(ctx.store.db, ruleId, expectedVersion));
  const spreads = spreadBoth(known, null, nowMs);
  return withTransaction(ctx, async (tx) => {
    await raiseCounter(tx, 'schedule');
    const before = await loadActiveRule(tx, ruleId, expectedVersion);
    const loosening = await judgeLoosening(tx, ruleId, spreads, nowMs);
    // Also a freeze that is over: ending is for admins.
    await requireRightFor(tx, ctx, { kind: 'window', loosening, proof });
    const by = { updatedBy: actor.id, updatedByName: actor.name, updatedAtMs: nowMs };
    const ended = { ...ruleOf(before), version: before.version + 1 };
    const wasThere = await updateTimeRule(tx, before, {
      version: ended.version,
      active: 0,
      endedAtMs: nowMs,
      ...by,
    });
    if (!wasThere) throw new DeskError('stale', 'rule_stale');
    await noteVersion(tx, ended, { ...by, loosens: loosening.loosens });
    await recordAudit(tx, ctx, {
      action: 'time_rule.end',
      objectType: 'time_rule',
      objectId: ruleId,
      before: ruleOf(before),
      after: { loosens: loosening.loosens },
    });
    return { ended: true };
  });
}
