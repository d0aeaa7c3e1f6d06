import { z } from 'zod';
import { REGION_ID } from '@/lib/domain/region-limit';
import { isDate, MAX_RRULE_LENGTH } from '@/lib/domain/schedule/rrule';
import {
  MAX_LISTED_DATES,
  MAX_ONCE_DAYS,
  MAX_RULE_NAME,
  MAX_SCOPE_ITEMS,
} from '@/lib/domain/schedule/rule-limits';
import type { ScheduleSettings } from '@/lib/domain/schedule/settings';
import {
  type Interval,
  TIME_RULE_KINDS,
  type TimeRule,
  type TimeRuleKind,
  WINDOW_FITS,
} from '@/lib/domain/schedule/world';
import { epochMs, id, stepUp, words } from '@/lib/schemas/atoms';

const date = z.string().refine(isDate, 'is no day');
const regionId = z.string().regex(REGION_ID);
/** Minutes; seven days. */
const MAX_LAST_START = 10_080;
const minute = z.number().int().min(0);

export const RuleScopeSchema = z.strictObject({
  serviceIds: z.array(id).max(MAX_SCOPE_ITEMS).readonly(),
  regionIds: z.array(regionId).max(MAX_SCOPE_ITEMS).readonly(),
  tags: z
    .array(z.strictObject({ key: words.max(128), value: words.max(128) }))
    .max(MAX_SCOPE_ITEMS)
    .readonly(),
  levels: z
    .array(z.string().regex(/^[A-Z_]{1,40}$/))
    .max(20)
    .readonly(),
});

export const RuleDatesSchema = z.strictObject({
  first: date,
  rrule: z.string().min(1).max(MAX_RRULE_LENGTH).nullable(),
  list: z.array(date).max(MAX_LISTED_DATES).readonly(),
  except: z.array(date).max(MAX_LISTED_DATES).readonly(),
});

/** A window or freeze as it is written; what no schema can say is checked by `checkRule` (services/schedule). */
export const RuleDraftSchema = z.strictObject({
  kind: z.enum(TIME_RULE_KINDS),
  name: words.max(MAX_RULE_NAME),
  owner: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('account'), id: z.null() }),
    z.strictObject({ kind: z.literal('region'), id: regionId }),
    z.strictObject({ kind: z.literal('service'), id }),
  ]),
  scope: RuleScopeSchema,
  zone: z.string().min(1).max(64),
  dates: RuleDatesSchema,
  fromMinute: minute.max(1_439),
  toMinute: minute.max(1_440),
  endDayOffset: z.number().int().min(0).max(MAX_ONCE_DAYS),
  allDay: z.boolean(),
  fit: z.enum(WINDOW_FITS),
  lastStartMinutes: z.number().int().min(1).max(MAX_LAST_START).nullable(),
});
export type RuleDraft = z.infer<typeof RuleDraftSchema>;

/** A rule as `timeRuleVersions` keeps it. */
export const StoredRuleSchema: z.ZodType<TimeRule> = RuleDraftSchema.extend({
  id: z.string(),
  version: z.number().int(),
});

/**
 * Input of saveTimeRule. Without `ruleId` a new one; with it `expectedVersion` refuses to overwrite another person's change
 * (`stale` `rule_stale`).
 */
export const SaveTimeRuleInput = z
  .strictObject({
    ruleId: id.optional(),
    expectedVersion: z.number().int().min(1).optional(),
    rule: RuleDraftSchema,
    stepUp,
  })
  .refine(({ ruleId, expectedVersion }) => (ruleId === undefined) === (expectedVersion === undefined));

export const EndTimeRuleInput = z.strictObject({
  ruleId: id,
  expectedVersion: z.number().int().min(1),
  stepUp,
});

export const PreviewRuleInput = z.strictObject({ ruleId: id.optional(), rule: RuleDraftSchema });

/** A rule in the list, with who saved it and its next openings. */
export type TimeRuleRow = TimeRule & {
  source: 'hand' | 'ics';
  calendarName: string | null;
  updatedByName: string;
  updatedAtMs: number;
  /** The stretch that it is in, or the next one; null: none any more. */
  next: Interval | null;
};

/** A stretch of a rule, and how its length differs from what the clock on the wall says (R5). */
export type RuleOpening = Interval & {
  /** `longer`, `shorter`: a clock change lies in it. */
  note: 'longer' | 'shorter' | null;
};

/** What the dialog shows before a rule is saved. */
export type RulePreview = {
  /** Why it cannot be saved; null when it can. */
  refusal: { reason: string; details: Record<string, string | number> } | null;
  openings: RuleOpening[];
  /** Days on which it would open but does not, as the clocks jump over it (E5). */
  absent: string[];
  /** Instances that it is about, and all there are, as far as the reader may see. */
  instances: number;
  allInstances: number;
  effect: {
    /** Rows that wait here and would be blocked at their time. */
    planned: number;
    /** Rows at the cloud whose time would be blocked; they cannot be stopped. */
    atCloud: number;
    /** Due times of the cloud that would lie in a freeze. */
    cloudDue: number;
  };
  /** Whether saving needs the right to manage the schedule, and whether it asks for the password. */
  loosens: boolean;
  asksPassword: boolean;
};

/** GET /api/schedule/check and the tester on the page. */
export const CheckSlotInput = z.strictObject({ instanceId: z.string().min(1).max(200), atMs: epochMs });
export type SlotCheck = {
  instanceId: string;
  atMs: number;
  allowed: boolean;
  rules: {
    kind: TimeRuleKind | 'budget';
    id: string;
    name: string;
    /** `open`, `closed` of a window; `clear`, `frozen` of a freeze; `room`, `full` of a budget; `other`: not about it. */
    verdict: SlotCheckVerdict;
    untilMs: number | null;
  }[];
  spanMs: number;
  nextFreeMs: number | null;
};
export const SLOT_CHECK_VERDICTS = [
  'open',
  'ends',
  'last_start',
  'closed',
  'clear',
  'frozen',
  'room',
  'full',
  'other',
] as const;
export type SlotCheckVerdict = (typeof SLOT_CHECK_VERDICTS)[number];

/** What the page Schedule rules shows. */
export type SchedulePage = {
  rules: TimeRuleRow[];
  settings: ScheduleSettings;
  settingsVersion: number;
  /** What the dialogs offer, as far as the reader may see it. */
  services: { id: string; name: string }[];
  regions: { regionId: string; regionName: string }[];
  tags: { key: string; value: string }[];
  calendars: { id: string; name: string; importedByName: string; importedAtMs: number; entryCount: number }[];
  canFreeze: boolean;
  canManage: boolean;
  /** The regions that the reader is limited to; null: none. */
  limitedTo: string[] | null;
};
