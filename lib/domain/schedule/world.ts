/**
 * What a row's time is judged by: rules, budgets and who is down, all as instants. Built by the server from the store
 * (`services/schedule/load-world.ts`), sent to the plan page as it is, and asked by the same functions on both sides.
 * Words: design, "Words" · rules: schedule.md A1–A5. Instants are epoch ms, spans are ms.
 */

/** Half-open: a start exactly at `fromMs` is inside, at `toMs` outside (R2). */
export type Interval = { fromMs: number; toMs: number };

export const TIME_RULE_KINDS = ['window', 'freeze'] as const;
export type TimeRuleKind = (typeof TIME_RULE_KINDS)[number];

/** Whose rule it is. Windows of one owner add up; every owner with a matching window must allow (R6). */
export type RuleOwner =
  | { kind: 'account'; id: null }
  | { kind: 'region'; id: string }
  | { kind: 'service'; id: string };

/** Which rows a rule is about: AND between the kinds, OR inside one, an empty one is no limit (R1). */
export type RuleScope = {
  serviceIds: readonly string[];
  regionIds: readonly string[];
  tags: readonly { key: string; value: string }[];
  /** Upper case, as the mirror keeps them. */
  levels: readonly string[];
};

/** Which days a rule is about. Wall clock and zone are applied to them afterwards (R3). Dates are `YYYY-MM-DD`. */
export type RuleDates = {
  /** The first day; with `rrule` the first that it can match. */
  first: string;
  /** RRULE without a time of day (FREQ DAILY, WEEKLY, MONTHLY, YEARLY); null = `first` and `list` alone. */
  rrule: string | null;
  /** Further days by hand or import. */
  list: readonly string[];
  /** Days that are left out (EXDATE). */
  except: readonly string[];
};

/** `outage`: the whole expected outage must fit · `start`: only its start (R9). */
export const WINDOW_FITS = ['outage', 'start'] as const;
export type WindowFit = (typeof WINDOW_FITS)[number];

/** A rule as people write it. */
export type TimeRule = {
  id: string;
  kind: TimeRuleKind;
  name: string;
  owner: RuleOwner;
  scope: RuleScope;
  /** IANA zone of its wall clock. */
  zone: string;
  dates: RuleDates;
  /** Minutes from 00:00 of the day, 0…1439, and of the end, 0…1440; both 0 when `allDay`. */
  fromMinute: number;
  toMinute: number;
  /** Days from the start to the day of the end, 0…7; 1 for a night. */
  endDayOffset: number;
  allDay: boolean;
  fit: WindowFit;
  /** Nothing starts in the last so many minutes of a window; null = the row's own span (R9). */
  lastStartMinutes: number | null;
  version: number;
};

/** A rule with its openings (windows) or stretches (freezes) in the stretch of time that the world covers: sorted, disjoint. */
export type WorldRule = Pick<
  TimeRule,
  'id' | 'kind' | 'name' | 'owner' | 'scope' | 'zone' | 'fit' | 'lastStartMinutes' | 'version'
> & { stretches: readonly Interval[] };

/**
 * Why an instance counts as down (R23): `not_running` read so · `executing` an event of it runs · `row` a live row of a
 * batch · `unknown` a row whose outcome nobody knows · `cloud_due` the cloud acts on it by itself.
 */
export const DOWN_CAUSES = ['not_running', 'executing', 'row', 'unknown', 'cloud_due'] as const;
export type DownCause = (typeof DOWN_CAUSES)[number];

/** One stretch in which an instance is down or must be taken for down. `toMs` = FOREVER_MS: until something is read. */
export type DownStretch = Interval & {
  instanceId: string;
  cause: DownCause;
  /** Number of the batch whose row it is, where it has one and the reader may see it. */
  batchNumber: number | null;
};
export const FOREVER_MS = 9_000_000_000_000_000;

/** One set of instances of which only so many may be down at once: a budget of `live` is one, one of `each service` many. */
export type BudgetGroup = {
  /** Unique in the world, and the line of `scheduleLocks`: budget id and what it is about. */
  key: string;
  budgetId: string;
  budgetName: string;
  budgetVersion: number;
  /** The name of the service or region, '' for the account. */
  label: string;
  limitKind: 'count' | 'percent';
  limitValue: number;
  /** Instances in it, without those out of rotation and the like (R20). */
  total: number;
  /** How many may be down at once: `budgetLimit`. */
  limit: number;
  /** Of the stretch of time that the world covers; several of one instance may overlap. */
  down: readonly DownStretch[];
};

/** A row, as far as its time is judged. */
export type WorldRow = {
  /** Unique among the rows that are judged together: the row's id, or its event key. */
  key: string;
  instanceId: string;
  regionId: string;
  level: string;
  tags: readonly { key: string; value: string }[];
  serviceIds: readonly string[];
  /** Keys of the budget groups that it counts in. */
  groupKeys: readonly string[];
  /** Expected outage (ms, A1). */
  spanMs: number;
  dueAtMs: number | null;
  dueIsEstimate: boolean;
  /** Names of services of which it is the only instance (R26). */
  wholeServices: readonly string[];
};

/** Region whose network event runs or is due: rows there are warned (R25). */
export type RegionTrouble = Interval & { regionId: string; eventType: string };

export type ScheduleWorld = {
  /** The stretch of time that `stretches` and `down` cover. */
  fromMs: number;
  toMs: number;
  /** Counter of rule changes that it was built with. */
  version: number;
  /** What holds where no window applies (R7). */
  withoutWindow: 'open' | 'closed';
  rules: readonly WorldRule[];
  groups: readonly BudgetGroup[];
  regionTroubles: readonly RegionTrouble[];
  /** Names for the texts: service id → name, region id → name. */
  serviceNames: Readonly<Record<string, string>>;
  regionNames: Readonly<Record<string, string>>;
};

/** Instances that one block names: of 10,000 rows at one time each would name all others. */
export const MAX_NAMED_DOWN = 20;

/** What keeps a row from a time. `untilMs`: when that ends, null = not in the stretch that the world covers. */
export type SlotBlock =
  /** No window of these owners is open for the whole outage; `reason` says how it fails. */
  | {
      kind: 'window';
      ruleIds: readonly string[];
      names: readonly string[];
      /** `closed` not open at the start · `ends` open, but the outage would run past its end · `last_start` too late in it. */
      reason: 'closed' | 'ends' | 'last_start';
      /** Of `ends` and `last_start`: the last start of that opening. */
      lastStartMs: number | null;
      /** The next start that these windows allow. */
      untilMs: number | null;
    }
  | { kind: 'no_window'; untilMs: null }
  | {
      kind: 'freeze';
      ruleId: string;
      name: string;
      untilMs: number | null /** The freeze's own stretch. */;
      stretch: Interval;
    }
  | {
      kind: 'budget';
      groupKey: string;
      budgetId: string;
      name: string;
      label: string;
      limit: number;
      /** Who is down then, without the row's own instance: at the worst moment of the outage; no more than MAX_NAMED_DOWN. */
      down: readonly Pick<DownStretch, 'instanceId' | 'cause' | 'batchNumber'>[];
      /** How many that are, also those that are not named. */
      downCount: number;
      untilMs: number | null;
    };

/** Worth saying, keeps nothing back. */
export type SlotMark =
  | { kind: 'no_window_applies' }
  | { kind: 'start_only'; name: string }
  | { kind: 'whole_service'; service: string }
  | { kind: 'cloud_first'; dueAtMs: number }
  | { kind: 'region_trouble'; regionId: string; eventType: string };

export type SlotVerdict = {
  blocks: readonly SlotBlock[];
  marks: readonly SlotMark[];
  /** Names of the windows that it lies in, when nothing blocks. */
  windows: readonly string[];
};

/** Answer of `nextFreeSlot` (R14, R15). */
export type FreeSlot =
  | { kind: 'free'; startMs: number }
  /** None before the cloud acts; `afterMs` the first one after it, null none in 90 days. */
  | { kind: 'none_before_due'; dueAtMs: number; afterMs: number | null; blockedBy: SlotBlock | null }
  | { kind: 'none'; blockedBy: SlotBlock | null };

/**
 * Of which sets of instances only so many may be down at once (R21), as `budgets.scopeJson` keeps it. The `each_…` kinds
 * stand for many sets: one for each service, each region, or each service in each region.
 */
export type BudgetScope =
  | { kind: 'service'; serviceId: string }
  | { kind: 'each_service' }
  | { kind: 'region'; regionId: string }
  | { kind: 'each_region' }
  | { kind: 'each_service_region' }
  | { kind: 'account' };

export const BUDGET_SCOPE_KINDS = [
  'service',
  'each_service',
  'region',
  'each_region',
  'each_service_region',
  'account',
] as const satisfies readonly BudgetScope['kind'][];
