import type { ColumnType } from 'kysely';
import type { Delivery } from '@/lib/domain/schedule/delivery';
import type { TimeRuleKind, WindowFit } from '@/lib/domain/schedule/world';

/** Tables of services, time rules and budgets; see schema.ts. Times are epoch ms, flags 0 or 1, JSON is text. */
export type ScheduleTables = {
  services: ServicesTable;
  /** Built anew after each reading of the inventory and each change of a service. */
  serviceMembers: { serviceId: string; instanceId: string; sinceMs: number };
  instanceTags: { instanceId: string; key: string; value: string; readAtMs: number };
  timeRules: TimeRulesTable;
  timeRuleVersions: {
    ruleId: string;
    version: number;
    /** JSON of the whole rule as it was saved. */
    ruleJson: string;
    savedBy: string;
    savedByName: string;
    savedAtMs: number;
    /** 1: this change allowed more than the one before. */
    loosened: number;
  };
  /** Imported calendars. */
  calendars: {
    id: string;
    name: string;
    zone: string;
    fileSha256: string;
    importedBy: string;
    importedByName: string;
    importedAtMs: number;
    entryCount: number;
    marginBeforeMin: number;
    marginAfterMin: number;
  };
  budgets: BudgetsTable;
  /** One line for each budget group, locked in sorted order by whoever counts its places. */
  scheduleLocks: { scopeKey: string };
  /** Lines of a plan that pass a window or a budget by a reason. */
  planExceptions: {
    batchId: string;
    /** Of the plan that is sealed with it; 0 while it is a draft. */
    revision: number;
    eventKey: string;
    ruleKind: 'window' | 'budget';
    ruleId: string;
    ruleVersion: number;
    reason: string;
    by: string;
    atMs: number;
  };
  /** What people answered to "the cloud acts inside a freeze"; void when the due time moves. */
  dueChoices: {
    eventKey: string;
    choice: 'leave';
    by: string;
    byName: string;
    atMs: number;
    dueAtMs: number;
    reason: string;
  };
  /** One line, named `schedule`: see `ScheduleSettings`. */
  scheduleSettings: {
    name: string;
    valueJson: string;
    version: number;
    updatedBy: string;
    updatedAtMs: number;
  };
};

export type ServicesTable = {
  id: string;
  name: string;
  /** `auto`: made from the tag key or name pattern of the settings; `manual`: by a person. */
  origin: 'auto' | 'manual';
  /** JSON of ServiceMatch. */
  matchJson: string;
  ownerNote: string;
  version: number;
  updatedBy: string;
  updatedByName: string;
  updatedAtMs: number;
  deletedAtMs: number | null;
};

export type TimeRulesTable = {
  id: string;
  kind: TimeRuleKind;
  name: string;
  ownerKind: 'account' | 'region' | 'service';
  ownerId: string | null;
  /** JSON of RuleScope. */
  scopeJson: string;
  zone: string;
  /** JSON of RuleDates. */
  datesJson: string;
  fromMinute: number;
  toMinute: number;
  endDayOffset: number;
  allDay: number;
  fit: WindowFit;
  lastStartMinutes: number | null;
  source: 'hand' | 'ics';
  calendarId: string | null;
  /** UID and start of the entry that it was imported from. */
  entryKey: string | null;
  version: number;
  /** 0: ended by a person. */
  active: number;
  createdBy: string;
  createdByName: string;
  createdAtMs: number;
  updatedBy: string;
  updatedByName: string;
  updatedAtMs: number;
  endedAtMs: number | null;
};

export type BudgetsTable = {
  id: string;
  name: string;
  /** JSON of BudgetScope. */
  scopeJson: string;
  limitKind: 'count' | 'percent';
  limitValue: number;
  version: number;
  active: number;
  updatedBy: string;
  updatedByName: string;
  updatedAtMs: number;
};

/** Columns of `instances` that the inventory fills. */
export type InstanceInventoryColumns = {
  /** `Running`, `Deleting` … of the instance's service, as the cloud writes it; '' not read. */
  serviceStatus: Optional<string>;
  /** When its status was read last, by whatever call. */
  statusReadAtMs: Optional<number>;
  /** 1: the whole reading of the account lists it. */
  inInventory: Optional<number>;
  /** Since when a whole reading no longer lists it. */
  goneAtMs: Optional<number | null>;
  outOfRotationUntilMs: Optional<number | null>;
  outOfRotationReason: Optional<string | null>;
  outOfRotationBy: Optional<string | null>;
};

/** Columns of `batchRows` about its time. Null in rows from before, and in drafts. */
export type RowScheduleColumns = {
  /** Null in rows from before: `scheduled` reads as `cloud`, `immediate` as `now`. */
  delivery: Optional<Delivery | null>;
  earliestMs: Optional<number | null>;
  latestMs: Optional<number | null>;
  /** Expected outage (ms) when it was submitted. */
  spanMs: Optional<number | null>;
  waveNo: Optional<number | null>;
  /** Why a queued row waits, as the last claim saw it: JSON of RowWait; null = it does not. */
  waitJson: Optional<string | null>;
  /** Until when it waits at least (epoch ms). */
  waitUntilMs: Optional<number | null>;
};

/** Columns of `batches` about its time. */
export type BatchScheduleColumns = {
  /** Waves; null = none. */
  waveJson: Optional<string | null>;
  /** What the schedule said at the request: JSON of PlanVerdict, and when. */
  verdictJson: Optional<string | null>;
  verdictAtMs: Optional<number | null>;
  /** Counter of rule changes that it was judged with. */
  scheduleVersion: Optional<number | null>;
};

type Optional<T> = ColumnType<T, T | undefined, T>;
