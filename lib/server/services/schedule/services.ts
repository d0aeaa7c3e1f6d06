import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { isNarrower, MAX_GLOBS, MAX_SERVICES } from '@/lib/domain/schedule/service-match';
import { EndServiceInput, SaveServiceInput } from '@/lib/schemas/services';
import { listBudgets, updateBudget } from '@/lib/server/db/queries/budgets';
import {
  insertServices,
  listServices,
  lockServices,
  type ServiceRecord,
  updateService,
} from '@/lib/server/db/queries/services';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { budgetScopeOf } from '@/lib/server/services/schedule/budget-scope-json';
import { matchOf } from '@/lib/server/services/schedule/match-json';
import { rebuildMembers } from '@/lib/server/services/schedule/members';
import { requireScheduleManager } from '@/lib/server/services/schedule/require-manager';
import { isRuled } from '@/lib/server/services/schedule/ruled-services';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Adds a manual service, or changes one. Throws DeskError `stale` `service_stale`; `not_found` `service`; `conflict`
 * `service_automatic` (made from a tag or pattern), `service_name`, `too_many_services`, `too_many_patterns`; `forbidden`
 * `step_up` (an instance may be left out that belonged before), `password_wrong`, `grant_waits`.
 */
export async function saveService(
  ctx: ServiceContext,
  input: z.input<typeof SaveServiceInput>,
): Promise<{ serviceId: string; version: number }> {
  const actor = requireScheduleManager(ctx);
  const { serviceId, expectedVersion, name, match, ownerNote, stepUp } = parseInput(SaveServiceInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await lockServices(tx);
    const services = await listServices(tx);
    const before = serviceId === undefined ? null : findManual(services, serviceId, expectedVersion);
    checkRoom(services, { id: before?.id ?? null, name, globs: match.names.length });
    const was = before && { name: before.name, match: matchOf(before), ownerNote: before.ownerNote };
    if (was && isNarrower(was.match, match)) await requireStepUpProof(tx, ctx, 'schedule.loosen', proof);
    const id = before?.id ?? `svc_${randomUUID()}`;
    const version = (before?.version ?? 0) + 1;
    const nowMs = ctx.now();
    const row = {
      name,
      matchJson: JSON.stringify(match),
      ownerNote,
      version,
      updatedBy: actor.id,
      updatedByName: actor.name,
      updatedAtMs: nowMs,
    };
    if (before) await updateService(tx, id, row);
    else await insertServices(tx, [{ id, origin: 'manual', deletedAtMs: null, ...row }]);
    await recordAudit(tx, ctx, {
      action: 'service.save',
      objectType: 'service',
      objectId: id,
      ...(was ? { before: was } : {}),
      after: { name, match, ownerNote, version },
    });
    await rebuildMembers(tx, nowMs);
    return { serviceId: id, version };
  });
}

/**
 * Ends a manual service and the budgets that are about it alone. Windows and freezes that name it stay, and are about
 * nothing any more. Throws as `saveService` does; `step_up` when a budget or rule is about the service.
 */
export async function endService(
  ctx: ServiceContext,
  input: z.input<typeof EndServiceInput>,
): Promise<{ ended: true }> {
  const actor = requireScheduleManager(ctx);
  const { serviceId, expectedVersion, stepUp } = parseInput(EndServiceInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await lockServices(tx);
    const before = findManual(await listServices(tx), serviceId, expectedVersion);
    if (await isRuled(tx, serviceId)) await requireStepUpProof(tx, ctx, 'schedule.loosen', proof);
    const nowMs = ctx.now();
    const by = { updatedBy: actor.id, updatedByName: actor.name, updatedAtMs: nowMs };
    const budgets = await endBudgetsOf(tx, ctx, serviceId, by);
    await updateService(tx, serviceId, { deletedAtMs: nowMs, version: before.version + 1, ...by });
    await recordAudit(tx, ctx, {
      action: 'service.end',
      objectType: 'service',
      objectId: serviceId,
      before: { name: before.name, match: matchOf(before) },
      after: { budgets },
    });
    await rebuildMembers(tx, nowMs);
    return { ended: true };
  });
}

/** Ends the budgets that are about this service alone; their ids. */
async function endBudgetsOf(
  tx: Tx,
  ctx: ServiceContext,
  serviceId: string,
  by: { updatedBy: string; updatedByName: string; updatedAtMs: number },
): Promise<string[]> {
  const own = (await listBudgets(tx)).filter((budget) => {
    const scope = budgetScopeOf(budget);
    return scope.kind === 'service' && scope.serviceId === serviceId;
  });
  for (const { id, name, limitKind, limitValue, version } of own) {
    await updateBudget(tx, id, { active: 0, version: version + 1, ...by });
    await recordAudit(tx, ctx, {
      action: 'budget.end',
      objectType: 'budget',
      objectId: id,
      before: { name, scope: { kind: 'service', serviceId }, limitKind, limitValue },
    });
  }
  return own.map(({ id }) => id);
}

function findManual(services: readonly ServiceRecord[], id: string, expectedVersion: number): ServiceRecord {
  const service = services.find((one) => one.id === id);
  if (!service) throw new DeskError('not_found', 'service');
  if (service.origin === 'auto') throw new DeskError('conflict', 'service_automatic');
  if (service.version !== expectedVersion) throw new DeskError('stale', 'service_stale');
  return service;
}

/** Refuses what would be too many, or has the name of another. `id` null: a new one. */
function checkRoom(
  services: readonly ServiceRecord[],
  { id, name, globs }: { id: string | null; name: string; globs: number },
): void {
  const others = services.filter((service) => service.id !== id);
  if (others.some((service) => service.name === name))
    throw new DeskError('conflict', 'service_name', { name });
  const manual = others.filter(({ origin }) => origin === 'manual');
  if (id === null && others.length >= MAX_SERVICES) {
    throw new DeskError('conflict', 'too_many_services', { max: MAX_SERVICES });
  }
  const used = manual.reduce((sum, service) => sum + matchOf(service).names.length, 0);
  if (used + globs > MAX_GLOBS) throw new DeskError('conflict', 'too_many_patterns', { max: MAX_GLOBS });
}
