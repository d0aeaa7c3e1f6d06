import 'server-only';
import { randomUUID } from 'node:crypto';
import type { BudgetScope, RuleScope, TimeRuleKind } from '@/lib/domain/schedule/world';
import { raiseCounter, saveScope } from '@/lib/server/db/queries/sync';
import type { Store } from '@/lib/server/db/store';

/** For tests: rules and budgets in a store, past all checks. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const EVERYTHING: RuleScope = { serviceIds: [], regionIds: [], tags: [], levels: [] };

type TestRule = {
  kind: TimeRuleKind;
  name: string;
  /** Whole minutes of UTC. */
  fromMs: number;
  toMs: number;
  scope?: Partial<RuleScope>;
};

/** One stretch of time that is allowed or forbidden, of the whole account; its id. */
export async function addTestRule(
  { db }: Pick<Store, 'db'>,
  { kind, name, fromMs, toMs, scope }: TestRule,
): Promise<string> {
  const id = randomUUID();
  const dayMs = Math.floor(fromMs / DAY_MS) * DAY_MS;
  const endDayOffset = Math.floor(toMs / DAY_MS) - dayMs / DAY_MS;
  const rule = {
    id,
    kind,
    name,
    zone: 'UTC',
    fromMinute: Math.floor((fromMs - dayMs) / MINUTE_MS),
    toMinute: Math.floor((toMs - dayMs - endDayOffset * DAY_MS) / MINUTE_MS),
    endDayOffset,
    fit: 'outage' as const,
    lastStartMinutes: null,
    version: 1,
  };
  const dates = { first: new Date(dayMs).toISOString().slice(0, 10), rrule: null, list: [], except: [] };
  const whole = { ...EVERYTHING, ...scope };
  await db
    .insertInto('timeRules')
    .values({
      ...rule,
      ownerKind: 'account',
      ownerId: null,
      scopeJson: JSON.stringify(whole),
      datesJson: JSON.stringify(dates),
      allDay: 0,
      source: 'hand',
      calendarId: null,
      entryKey: null,
      active: 1,
      createdBy: 'test',
      createdByName: 'test',
      createdAtMs: 0,
      updatedBy: 'test',
      updatedByName: 'test',
      updatedAtMs: 0,
      endedAtMs: null,
    })
    .execute();
  const ruleJson = { ...rule, owner: { kind: 'account', id: null }, scope: whole, dates, allDay: false };
  await addVersion({ db }, { ruleId: id, version: 1, ruleJson, savedBy: 'test', savedAtMs: 0, loosened: 0 });
  await raiseCounter(db, 'schedule');
  return id;
}

/** A further version of a rule, as its save leaves it. */
export async function addVersion(
  { db }: Pick<Store, 'db'>,
  version: {
    ruleId: string;
    version: number;
    ruleJson: unknown;
    savedBy: string;
    savedAtMs: number;
    loosened: number;
  },
): Promise<void> {
  await db
    .insertInto('timeRuleVersions')
    .values({ ...version, ruleJson: JSON.stringify(version.ruleJson), savedByName: version.savedBy })
    .execute();
}

/** Takes a rule out of force, as its end leaves it. */
export async function endTestRule({ db }: Pick<Store, 'db'>, id: string): Promise<void> {
  await db.updateTable('timeRules').set({ active: 0 }).where('id', '=', id).execute();
  await raiseCounter(db, 'schedule');
}

/** How many may be down at once; its id. */
export async function addTestBudget(
  { db }: Pick<Store, 'db'>,
  { name, limit, scope = { kind: 'account' } }: { name: string; limit: number; scope?: BudgetScope },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('budgets')
    .values({
      id,
      name,
      scopeJson: JSON.stringify(scope),
      limitKind: 'count',
      limitValue: limit,
      version: 1,
      active: 1,
      updatedBy: 'test',
      updatedByName: 'test',
      updatedAtMs: 0,
    })
    .execute();
  await raiseCounter(db, 'schedule');
  return id;
}

/** A service of these instances; its id. */
export async function addTestService(
  { db }: Pick<Store, 'db'>,
  name: string,
  instanceIds: readonly string[],
): Promise<string> {
  const id = randomUUID();
  const by = { updatedBy: 'test', updatedByName: 'test', updatedAtMs: 0, deletedAtMs: null };
  await db
    .insertInto('services')
    .values({ id, name, origin: 'manual', matchJson: '{}', ownerNote: '', version: 1, ...by })
    .execute();
  for (const instanceId of instanceIds) {
    await db.insertInto('serviceMembers').values({ serviceId: id, instanceId, sinceMs: 0 }).execute();
  }
  return id;
}

/** As if all instances of the account had just been read. */
export async function readTestInventory({ db }: Pick<Store, 'db'>, nowMs: number): Promise<void> {
  await saveScope(db, 'inventory', { lastSuccessMs: nowMs });
  await db.updateTable('instances').set({ inInventory: 1, statusReadAtMs: nowMs }).execute();
}
