import { z } from 'zod';
import { addDays, isDate, parseRrule, rruleText, WEEKDAYS, type Weekday } from '@/lib/domain/schedule/rrule';
import type { RuleOwner, TimeRule, TimeRuleKind, WindowFit } from '@/lib/domain/schedule/world';
import { type RuleDraft, RuleDraftSchema, type TimeRuleRow } from '@/lib/schemas/time-rules';
import { instantToWall } from '@/lib/time/wall';

/** How often a rule comes about, as the dialog asks for it. */
export const RULE_FORMS = ['once', 'weekly', 'monthly', 'custom'] as const;
export type RuleFormKind = (typeof RULE_FORMS)[number];

/** What is typed into the dialog; texts stay as they are typed. */
export type RuleForm = {
  kind: TimeRuleKind;
  name: string;
  form: RuleFormKind;
  allDay: boolean;
  /** `YYYY-MM-DD`: of `once` the days from and to (the last one that counts when all day), else the first day. */
  fromDate: string;
  toDate: string;
  fromTime: string;
  toTime: string;
  /** Days from the start to the end of one that recurs. */
  endDay: string;
  days: readonly Weekday[];
  interval: string;
  monthly: 'day' | 'weekday';
  monthDay: string;
  ordinal: string;
  weekday: Weekday;
  rrule: string;
  until: string;
  /** Further days and left-out days, separated by spaces. */
  list: string;
  except: string;
  zone: string;
  owner: RuleOwner;
  scope: ScopeForm;
  fit: WindowFit;
  lastStart: string;
};
export type ScopeForm = {
  serviceIds: readonly string[];
  regionIds: readonly string[];
  /** `key=value`, one a line. */
  tags: string;
  levels: readonly string[];
};

const text = z.string();
const { kind, owner, fit } = RuleDraftSchema.shape;
/** What is kept of the dialog over a sign-in anew at the identity provider. */
export const RuleFormSchema: z.ZodType<RuleForm> = z.object({
  kind,
  name: text,
  form: z.enum(RULE_FORMS),
  allDay: z.boolean(),
  fromDate: text,
  toDate: text,
  fromTime: text,
  toTime: text,
  endDay: text,
  days: z.array(z.enum(WEEKDAYS)),
  interval: text,
  monthly: z.enum(['day', 'weekday']),
  monthDay: text,
  ordinal: text,
  weekday: z.enum(WEEKDAYS),
  rrule: text,
  until: text,
  list: text,
  except: text,
  zone: text,
  owner,
  scope: z.object({
    serviceIds: z.array(text),
    regionIds: z.array(text),
    tags: text,
    levels: z.array(text),
  }),
  fit,
  lastStart: text,
});

const DAY_MS = 86_400_000;
const pad = (value: number) => String(value).padStart(2, '0');

/** "23:00" of minutes after midnight. */
export function clockOf(minute: number): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** The day that the clock of `zone` shows at `ms`. */
export function dayIn(ms: number, zone: string): string {
  const { year, month, day } = instantToWall(ms, zone);
  return `${year}-${pad(month)}-${pad(day)}`;
}

export const NO_SCOPE: ScopeForm = { serviceIds: [], regionIds: [], tags: '', levels: [] };

/** A new rule: a weekly night, or a freeze of a day from tomorrow. */
export function newForm(kind: TimeRuleKind, zone: string, nowMs: number): RuleForm {
  const tomorrow = dayIn(nowMs + DAY_MS, zone);
  const isWindow = kind === 'window';
  return {
    kind,
    name: '',
    form: isWindow ? 'weekly' : 'once',
    allDay: !isWindow,
    fromDate: isWindow ? dayIn(nowMs, zone) : tomorrow,
    toDate: tomorrow,
    fromTime: '23:00',
    toTime: '03:00',
    endDay: '1',
    days: ['SA'],
    interval: '1',
    monthly: 'day',
    monthDay: '1',
    ordinal: '1',
    weekday: 'SA',
    rrule: 'FREQ=MONTHLY;BYDAY=2TU',
    until: '',
    list: '',
    except: '',
    zone,
    owner: { kind: 'account', id: null },
    scope: NO_SCOPE,
    fit: 'outage',
    lastStart: '',
  };
}

/** What the dialog shows of a rule that is changed. */
export function formOf(rule: TimeRuleRow, nowMs: number): RuleForm {
  const { dates, allDay, endDayOffset, scope } = rule;
  const parsed = dates.rrule === null ? null : parseRrule(dates.rrule);
  const [first] = parsed?.byDay ?? [];
  return {
    ...newForm(rule.kind, rule.zone, nowMs),
    name: rule.name,
    form: recurrenceForm(rule),
    allDay,
    fromDate: dates.first,
    toDate: addDays(dates.first, allDay ? Math.max(1, endDayOffset) - 1 : endDayOffset),
    fromTime: clockOf(rule.fromMinute),
    toTime: clockOf(rule.toMinute % 1_440),
    endDay: String(rule.toMinute === 1_440 ? endDayOffset + 1 : endDayOffset),
    days: parsed?.byDay.map(({ day }) => day) ?? ['SA'],
    interval: String(parsed?.interval ?? 1),
    monthly: parsed?.byMonthDay.length ? 'day' : 'weekday',
    monthDay: String(parsed?.byMonthDay[0] ?? 1),
    ordinal: String(first?.ordinal ?? 1),
    weekday: first?.day ?? 'SA',
    rrule: dates.rrule ?? 'FREQ=MONTHLY;BYDAY=2TU',
    until: parsed?.until ?? '',
    list: dates.list.join(' '),
    except: dates.except.join(' '),
    owner: rule.owner,
    scope: {
      // The owner's own service or region stands in the scope by itself.
      serviceIds: rule.owner.kind === 'service' ? [] : scope.serviceIds,
      regionIds: rule.owner.kind === 'region' ? [] : scope.regionIds,
      tags: scope.tags.map(({ key, value }) => `${key}=${value}`).join('\n'),
      levels: scope.levels,
    },
    fit: rule.fit,
    lastStart: rule.lastStartMinutes === null ? '' : String(rule.lastStartMinutes),
  };
}

/** In which of the dialog's forms a rule can be written. */
export function recurrenceForm({ dates }: Pick<TimeRule, 'dates'>): RuleFormKind {
  const parsed = dates.rrule === null ? null : parseRrule(dates.rrule);
  if (!parsed) return 'once';
  const { freq, byDay, byMonthDay, byMonth, bySetPos, count, weekStart, interval } = parsed;
  if (byMonth.length > 0 || bySetPos.length > 0 || count !== null || weekStart !== null) return 'custom';
  if (freq === 'WEEKLY' && byDay.length > 0 && byMonthDay.length === 0) {
    return byDay.every(({ ordinal }) => ordinal === null) ? 'weekly' : 'custom';
  }
  const isOneDay = byMonthDay.length + byDay.length === 1 && byDay.every(({ ordinal }) => ordinal !== null);
  // "The last but one day" has no words of its own.
  const isSaid = isOneDay && (byMonthDay[0] ?? -1) >= -1;
  return freq === 'MONTHLY' && interval === 1 && isSaid ? 'monthly' : 'custom';
}

/** The fields of the dialog that cannot be read; empty when the rule can be asked about. */
export type FormTrouble =
  | 'name'
  | 'dates'
  | 'times'
  | 'days'
  | 'number'
  | 'rrule'
  | 'list'
  | 'tags'
  | 'owner';

/** The rule that is typed, or the first thing that is wrong with it. */
export function ruleOfForm(
  form: RuleForm,
): { rule: RuleDraft; trouble: null } | { rule: null; trouble: FormTrouble } {
  const wrong = (trouble: FormTrouble) => ({ rule: null, trouble });
  const { kind, zone, owner } = form;
  const name = form.name.trim();
  if (name === '') return wrong('name');
  if (owner.id === '') return wrong('owner');
  if (!isDate(form.fromDate) || (form.form === 'once' && !isDate(form.toDate))) return wrong('dates');
  const times = timesOf(form);
  if (!times) return wrong(form.form === 'once' ? 'dates' : 'times');
  if (form.form === 'weekly' && form.days.length === 0) return wrong('days');
  const rrule = rruleOf(form);
  if (rrule === 'wrong') return wrong(form.form === 'custom' ? 'rrule' : 'number');
  const list = daysOf(form.list);
  const except = daysOf(form.except);
  if (!list || !except) return wrong('list');
  const tags = tagsOf(form.scope.tags);
  if (!tags) return wrong('tags');
  const lastStart = form.lastStart.trim();
  if (lastStart !== '' && !/^\d{1,4}$/.test(lastStart)) return wrong('number');
  return {
    rule: {
      kind,
      name,
      owner,
      scope: {
        serviceIds: [...form.scope.serviceIds],
        regionIds: [...form.scope.regionIds],
        tags,
        levels: [...form.scope.levels],
      },
      zone,
      dates: { first: form.fromDate, rrule, list, except },
      ...times,
      allDay: form.allDay,
      fit: kind === 'window' ? form.fit : 'outage',
      lastStartMinutes:
        kind === 'window' && lastStart !== '' && Number(lastStart) > 0 ? Number(lastStart) : null,
    },
    trouble: null,
  };
}

function timesOf({ form, allDay, fromDate, toDate, fromTime, toTime, endDay }: RuleForm) {
  const lasts = Math.round((Date.parse(toDate) - Date.parse(fromDate)) / DAY_MS);
  if (allDay) {
    const days = form === 'once' ? lasts + 1 : Math.max(1, Number(endDay));
    return days >= 1 ? { fromMinute: 0, toMinute: 0, endDayOffset: days } : null;
  }
  const fromMinute = minuteOf(fromTime);
  const toMinute = minuteOf(toTime);
  const endDayOffset = form === 'once' ? lasts : Number(endDay);
  if (fromMinute === null || toMinute === null || !(endDayOffset >= 0)) return null;
  // What is once names the day of its end, so an end before the start is a slip.
  if (form === 'once' && endDayOffset === 0 && toMinute <= fromMinute) return null;
  return { fromMinute, toMinute, endDayOffset };
}

function rruleOf(form: RuleForm): string | null | 'wrong' {
  if (form.form === 'once') return null;
  if (form.form === 'custom') {
    const custom = parseRrule(form.rrule);
    return custom ? rruleText(custom) : 'wrong';
  }
  const until = form.until === '' ? '' : `;UNTIL=${form.until.replaceAll('-', '')}`;
  const what =
    form.form === 'weekly'
      ? `FREQ=WEEKLY;INTERVAL=${form.interval.trim()};BYDAY=${WEEKDAYS.filter((day) => form.days.includes(day)).join(',')}`
      : form.monthly === 'day'
        ? `FREQ=MONTHLY;BYMONTHDAY=${form.monthDay.trim()}`
        : `FREQ=MONTHLY;BYDAY=${form.ordinal}${form.weekday}`;
  const parsed = parseRrule(what + until);
  return parsed ? rruleText(parsed) : 'wrong';
}

function daysOf(text: string): string[] | null {
  const days = text.split(/[\s,;，、]+/u).filter((day) => day !== '');
  return days.every(isDate) ? days : null;
}

/** The tags of a scope, one a line; null for a line that is none. */
export function tagsOf(text: string): { key: string; value: string }[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const tags = lines.map((line) => {
    const at = line.indexOf('=');
    return { key: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
  });
  return tags.every(({ key, value }, index) => key && value && lines[index]?.includes('=')) ? tags : null;
}
