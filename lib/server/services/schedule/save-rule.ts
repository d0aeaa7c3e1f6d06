import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { judgeChange, type Loosening, type SpreadRule } from '@/lib/domain/schedule/loosens';
import { COMPARE_DAYS, MAX_ACTIVE_RULES } from '@/lib/domain/schedule/rule-limits';
import type { RuleScope, TimeRule } from '@/lib/domain/schedule/world';
import { SaveTimeRuleInput } from '@/lib/schemas/time-rules';
import { readServiceNames } from '@/lib/server/db/queries/schedule-world';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import {
  columnsOf,
  countActiveRules,
  findTimeRule,
  insertRuleVersions,
  insertTimeRules,
  listTimeRules,
  type TimeRuleRecord,
  updateTimeRule,
} from '@/lib/server/db/queries/time-rule-records';
import { ruleOf } from '@/lib/server/db/queries/time-rules';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { expandRule } from '@/lib/server/services/schedule/expand';
import { currentScheduleSettings } from '@/lib/server/services/schedule/read-settings';
import {
  type CheckedRule,
  checkRule,
  occurrencesOf,
  requireRuleRegions,
  tidyRule,
} from '@/lib/server/services/schedule/rule-checks';
import {
  checkStepUp,
  requireStepUpProof,
  type StepUpProof,
} from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

const DAY_MS = 86_400_000;

/**
 * Adds a window or freeze, or changes one. Windows, and whatever lets rows go that were held back, need `schedule.manage`;
 * what is let go within a day also asks for the password. Everything else about freezes needs `schedule.freeze`.
 * Throws DeskError `stale` `rule_stale`; `not_found` `rule`; `conflict` `too_many_rules`; `forbidden` `rule_regions`,
 * `step_up`, `password_wrong`, `grant_waits`; `invalid_input` `rule_kind`, `rule_service` and what `tidyRule` and
 * `checkRule` throw.
 */
export async function saveTimeRule(
  ctx: ServiceContext,
  input: z.input<typeof SaveTimeRuleInput>,
): Promise<{ ruleId: string; version: number }> {
  const actor = requirePermission(ctx, 'schedule.freeze');
  refuseImpersonated(actor);
  const {
    ruleId = `rul_${randomUUID()}`,
    expectedVersion,
    rule: draft,
    stepUp,
  } = parseInput(SaveTimeRuleInput, input);
  const isNew = expectedVersion === undefined;
  if (draft.kind === 'window') requirePermission(ctx, 'schedule.manage');
  const rule = tidyRule(draft);
  requireRuleRegions(regionsOf(ctx), rule.scope);
  const nowMs = ctx.now();
  checkRule(rule, occurrencesOf(rule, nowMs));
  const proof = await checkStepUp(ctx, stepUp);
  const known = isNew ? null : await loadActiveRule(ctx.store.db, ruleId, expectedVersion);
  const version = (known?.version ?? 0) + 1;
  const saved: TimeRule = { ...rule, id: ruleId, version };
  const spreads = spreadBoth(known && ruleOf(known), saved, nowMs);
  return withTransaction(ctx, async (tx) => {
    // First: its lock puts all changes of rules in one order.
    await raiseCounter(tx, 'schedule');
    const before = isNew ? null : await loadActiveRule(tx, ruleId, expectedVersion);
    await requireServices(tx, rule.scope);
    if (before) requireSameKind(ctx, ruleOf(before), rule);
    else await requireRoom(tx, 1);
    const loosening = await judgeLoosening(tx, ruleId, spreads, nowMs);
    await requireRightFor(tx, ctx, { kind: rule.kind, loosening, proof });
    const by = { updatedBy: actor.id, updatedByName: actor.name, updatedAtMs: nowMs };
    if (before) {
      if (!(await updateTimeRule(tx, before, { ...columnsOf(saved), ...by }))) throw stale();
    } else {
      await insertTimeRules(tx, [{ id: ruleId, ...columnsOf(saved), ...newRule(actor, nowMs), ...by }]);
    }
    await noteVersion(tx, saved, { ...by, loosens: loosening.loosens });
    await recordAudit(tx, ctx, {
      action: 'time_rule.save',
      objectType: 'time_rule',
      objectId: ruleId,
      ...(before ? { before: ruleOf(before) } : {}),
      after: { ...saved, loosens: loosening.loosens },
    });
    return { ruleId, version };
  });
}

/** What a rule by hand has beside its columns. */
function newRule({ id, name }: { id: string; name: string }, nowMs: number) {
  return {
    source: 'hand' as const,
    calendarId: null,
    entryKey: null,
    active: 1,
    createdBy: id,
    createdByName: name,
    createdAtMs: nowMs,
    endedAtMs: null,
  };
}

const stale = () => new DeskError('stale', 'rule_stale');

/** The active rule at this version. Throws DeskError `not_found` `rule`, `stale` `rule_stale`. */
export async function loadActiveRule(
  db: Queryable,
  ruleId: string,
  expectedVersion: number | undefined,
): Promise<TimeRuleRecord> {
  const record = await findTimeRule(db, ruleId);
  if (!record) throw new DeskError('not_found', 'rule');
  if (record.active !== 1 || record.version !== expectedVersion) throw stale();
  return record;
}

function requireSameKind(ctx: ServiceContext, before: TimeRule, after: CheckedRule): void {
  if (before.kind !== after.kind) throw new DeskError('invalid_input', 'rule_kind');
  // Neither may a rule of others be taken into the own regions.
  requireRuleRegions(regionsOf(ctx), before.scope);
}

/** Refuses more than MAX_ACTIVE_RULES. Throws DeskError `conflict` `too_many_rules`. */
export async function requireRoom(tx: Tx, more: number): Promise<void> {
  if ((await countActiveRules(tx)) + more > MAX_ACTIVE_RULES) {
    throw new DeskError('conflict', 'too_many_rules', { max: MAX_ACTIVE_RULES });
  }
}

/** Refuses services that are not there. Throws DeskError `invalid_input` `rule_service`. */
export async function requireServices(db: Queryable, { serviceIds }: RuleScope): Promise<void> {
  if (serviceIds.length === 0) return;
  const known = new Set((await readServiceNames(db)).map(({ id }) => id));
  if (serviceIds.some((id) => !known.has(id))) throw new DeskError('invalid_input', 'rule_service');
}

export type Spreads = { before: SpreadRule | null; after: SpreadRule | null };

/**
 * Both forms of a rule with their stretches, as far as a change is compared; of a new rule nothing is. Computed before
 * the transaction.
 */
export function spreadBoth(before: TimeRule | null, after: TimeRule | null, nowMs: number): Spreads {
  const toMs = nowMs + COMPARE_DAYS * DAY_MS;
  const spread = (rule: TimeRule | null) =>
    rule && { rule, stretches: before === null ? [] : expandRule(rule, nowMs, toMs) };
  return { before: spread(before), after: spread(after) };
}

/** Whether the change lets anything go, by the rules and settings as they are in this transaction. */
export async function judgeLoosening(
  db: Queryable,
  ruleId: string,
  spreads: Spreads,
  nowMs: number,
): Promise<Loosening> {
  const { settings } = await currentScheduleSettings(db);
  const others = (await listTimeRules(db)).filter(({ kind, id }) => kind === 'window' && id !== ruleId);
  return judgeChange({
    ...spreads,
    withoutWindow: settings.withoutWindow,
    otherWindows: others.map(ruleOf),
    nowMs,
  });
}

/**
 * Windows and whatever loosens are for admins, what loosens soon also asks for the password.
 * Throws DeskError `forbidden` `role`, `grant_waits`, `step_up`.
 */
export async function requireRightFor(
  tx: Tx,
  ctx: ServiceContext,
  { kind, loosening, proof }: { kind: TimeRule['kind']; loosening: Loosening; proof: StepUpProof },
): Promise<void> {
  if (kind === 'freeze' && !loosening.loosens) return;
  requirePermission(ctx, 'schedule.manage');
  await requireActingAdmin(tx, ctx);
  if (loosening.loosens && loosening.isSoon) await requireStepUpProof(tx, ctx, 'schedule.loosen', proof);
}

/** Keeps the version that was saved, and whether it loosened. */
export async function noteVersion(
  tx: Tx,
  rule: TimeRule,
  by: { updatedBy: string; updatedByName: string; updatedAtMs: number; loosens: boolean },
): Promise<void> {
  await insertRuleVersions(tx, [
    {
      ruleId: rule.id,
      version: rule.version,
      ruleJson: JSON.stringify(rule),
      savedBy: by.updatedBy,
      savedByName: by.updatedByName,
      savedAtMs: by.updatedAtMs,
      loosened: by.loosens ? 1 : 0,
    },
  ]);
}
