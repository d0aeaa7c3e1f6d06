import type {
  BudgetGroup,
  DownStretch,
  Interval,
  RuleScope,
  ScheduleWorld,
  WorldRow,
  WorldRule,
} from '@/lib/domain/schedule/world';

/** For tests: worlds to judge times in. */

export const MIN = 60_000;
export const HOUR = 60 * MIN;
export const DAY = 24 * HOUR;
/** The instant of an ISO time without seconds: `2026-10-24T21:00`, in UTC. */
export const at = (text: string): number => Date.parse(`${text}:00Z`);
export const span = (from: string, to: string): Interval => ({ fromMs: at(from), toMs: at(to) });

export const EVERYTHING: RuleScope = { serviceIds: [], regionIds: [], tags: [], levels: [] };

export function windowRule(id: string, stretches: Interval[], changes: Partial<WorldRule> = {}): WorldRule {
  return {
    id,
    kind: 'window',
    name: id,
    owner: { kind: 'account', id: null },
    scope: EVERYTHING,
    zone: 'UTC',
    fit: 'outage',
    lastStartMinutes: null,
    version: 1,
    stretches,
    ...changes,
  };
}

export function freezeRule(id: string, stretches: Interval[], changes: Partial<WorldRule> = {}): WorldRule {
  return windowRule(id, stretches, { kind: 'freeze', ...changes });
}

export function budgetGroup(key: string, limit: number, down: DownStretch[]): BudgetGroup {
  return {
    key,
    budgetId: `budget-${key}`,
    budgetName: `At most ${limit}`,
    budgetVersion: 1,
    label: key,
    limitKind: 'count',
    limitValue: limit,
    total: 10,
    limit,
    down,
  };
}

export function down(
  instanceId: string,
  cause: DownStretch['cause'],
  { fromMs, toMs }: Interval,
  batchNumber: number | null = null,
): DownStretch {
  return { instanceId, cause, batchNumber, fromMs, toMs };
}

export function worldOf(changes: Partial<ScheduleWorld> = {}): ScheduleWorld {
  return {
    fromMs: at('2026-01-01T00:00'),
    toMs: at('2027-01-01T00:00'),
    version: 1,
    withoutWindow: 'open',
    rules: [],
    groups: [],
    regionTroubles: [],
    serviceNames: {},
    regionNames: {},
    ...changes,
  };
}

export function rowOf(changes: Partial<WorldRow> = {}): WorldRow {
  return {
    key: 'row',
    instanceId: 'i-row',
    regionId: 'cn-a',
    level: 'WARN',
    tags: [],
    serviceIds: [],
    groupKeys: [],
    spanMs: 30 * MIN,
    dueAtMs: null,
    dueIsEstimate: false,
    wholeServices: [],
    ...changes,
  };
}
