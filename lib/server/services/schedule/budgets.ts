import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { loosensBudget, MAX_BUDGETS } from '@/lib/domain/schedule/budget-change';
import type { BudgetScope } from '@/lib/domain/schedule/world';
import { EndBudgetInput, SaveBudgetInput } from '@/lib/schemas/services';
import { type BudgetRecord, insertBudget, listBudgets, updateBudget } from '@/lib/server/db/queries/budgets';
import { listServices, lockServices } from '@/lib/server/db/queries/services';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { budgetScopeOf } from '@/lib/server/services/schedule/budget-scope-json';
import { requireScheduleManager } from '@/lib/server/services/schedule/require-manager';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Adds a budget, or changes one. Throws DeskError `stale` `budget_stale`; `not_found` `budget`, `service` (that the scope
 * names); `conflict` `budget_freeze` (a limit of 0 lets nothing go: ask, then send `acceptFreeze`), `too_many_budgets`;
 * `forbidden` `step_up` (it lets go what was kept back), `password_wrong`, `grant_waits`.
 */
export async function saveBudget(
  ctx: ServiceContext,
  input: z.input<typeof SaveBudgetInput>,
): Promise<{ budgetId: string; version: number }> {
  const actor = requireScheduleManager(ctx);
  const asked = parseInput(SaveBudgetInput, input);
  const { budgetId, expectedVersion, acceptFreeze, stepUp, name, ...terms } = asked;
  if (terms.limitValue === 0 && !acceptFreeze) throw new DeskError('conflict', 'budget_freeze');
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await lockServices(tx);
    const budgets = await listBudgets(tx);
    const before = budgetId === undefined ? null : findBudget(budgets, budgetId, expectedVersion);
    if (!before && budgets.length >= MAX_BUDGETS) {
      throw new DeskError('conflict', 'too_many_budgets', { max: MAX_BUDGETS });
    }
    await requireKnownScope(tx, terms.scope);
    const was = before && termsOf(before);
    if (was && loosensBudget(was, terms)) await requireStepUpProof(tx, ctx, 'schedule.loosen', proof);
    const id = before?.id ?? `bud_${randomUUID()}`;
    const version = (before?.version ?? 0) + 1;
    const row = {
      name,
      scopeJson: JSON.stringify(terms.scope),
      limitKind: terms.limitKind,
      limitValue: terms.limitValue,
      version,
      updatedBy: actor.id,
      updatedByName: actor.name,
      updatedAtMs: ctx.now(),
    };
    if (before) await updateBudget(tx, id, row);
    else await insertBudget(tx, { id, active: 1, ...row });
    await recordAudit(tx, ctx, {
      action: 'budget.save',
      objectType: 'budget',
      objectId: id,
      ...(was ? { before: { name: before?.name, ...was } } : {}),
      after: { name, ...terms, version },
    });
    await raiseCounter(tx, 'schedule');
    return { budgetId: id, version };
  });
}

/** Ends a budget, which always lets more go. Throws as `saveBudget` does. */
export async function endBudget(
  ctx: ServiceContext,
  input: z.input<typeof EndBudgetInput>,
): Promise<{ ended: true }> {
  const actor = requireScheduleManager(ctx);
  const { budgetId, expectedVersion, stepUp } = parseInput(EndBudgetInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await lockServices(tx);
    const before = findBudget(await listBudgets(tx), budgetId, expectedVersion);
    await requireStepUpProof(tx, ctx, 'schedule.loosen', proof);
    await updateBudget(tx, budgetId, {
      active: 0,
      version: before.version + 1,
      updatedBy: actor.id,
      updatedByName: actor.name,
      updatedAtMs: ctx.now(),
    });
    await recordAudit(tx, ctx, {
      action: 'budget.end',
      objectType: 'budget',
      objectId: budgetId,
      before: { name: before.name, ...termsOf(before) },
    });
    await raiseCounter(tx, 'schedule');
    return { ended: true };
  });
}

function termsOf(budget: BudgetRecord) {
  const { limitKind, limitValue } = budget;
  return { scope: budgetScopeOf(budget), limitKind, limitValue };
}

function findBudget(budgets: readonly BudgetRecord[], id: string, expectedVersion: number): BudgetRecord {
  const budget = budgets.find((one) => one.id === id);
  if (!budget) throw new DeskError('not_found', 'budget');
  if (budget.version !== expectedVersion) throw new DeskError('stale', 'budget_stale');
  return budget;
}

/** A region may be one that the server has not met yet; a service is one in force. */
async function requireKnownScope(tx: Tx, scope: BudgetScope): Promise<void> {
  if (scope.kind !== 'service') return;
  const services = await listServices(tx);
  if (!services.some(({ id }) => id === scope.serviceId)) throw new DeskError('not_found', 'service');
}
