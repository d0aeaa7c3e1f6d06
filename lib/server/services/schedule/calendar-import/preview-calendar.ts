import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { judgeChange } from '@/lib/domain/schedule/loosens';
import type { TimeRule } from '@/lib/domain/schedule/world';
import {
  type CalendarEntryRow,
  type CalendarPreview,
  type EntryState,
  PreviewCalendarInput,
} from '@/lib/schemas/calendar-import';
import {
  type CalendarRecord,
  findCalendar,
  listCalendarRules,
  listRulesOfEntries,
} from '@/lib/server/db/queries/calendars';
import type { TimeRuleRecord } from '@/lib/server/db/queries/time-rule-records';
import { ruleOf } from '@/lib/server/db/queries/time-rules';
import type { Queryable } from '@/lib/server/db/schema';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { readFairly } from '@/lib/server/services/read-fairly';
import { type EntryRule, ruleOfEntry } from '@/lib/server/services/schedule/calendar-import/entry-rule';
import {
  type CalendarFile,
  type FileEntry,
  parseCalendarFile,
} from '@/lib/server/services/schedule/calendar-import/parse-ics';
import { expandRule } from '@/lib/server/services/schedule/expand';
import { type CheckedRule, requireRuleRegions, tidyRule } from '@/lib/server/services/schedule/rule-checks';
import { spreadBoth } from '@/lib/server/services/schedule/save-rule';

const NEXT_MS = 400 * 86_400_000;

/** An entry with the freeze that it becomes and what is stored of it. */
export type JudgedEntry = {
  entry: FileEntry;
  made: EntryRule;
  state: EntryState;
  stored: TimeRuleRecord | null;
};

/**
 * What an import of this file would do; stores nothing.
 * Throws DeskError `invalid_input` what `parseCalendarFile` and `tidyRule` throw; `not_found` `calendar`; `forbidden`
 * `rule_regions`.
 */
export async function previewCalendar(
  ctx: ServiceContext,
  input: z.input<typeof PreviewCalendarInput>,
): Promise<CalendarPreview> {
  const actor = requirePermission(ctx, 'schedule.freeze');
  refuseImpersonated(actor);
  const answers = parseInput(PreviewCalendarInput, input);
  return readFairly(ctx, true, (fair) => previewOf(fair, answers));
}

async function previewOf(ctx: ServiceContext, answers: PreviewCalendarInput): Promise<CalendarPreview> {
  const { owner, scope } = checkedTarget(ctx, answers);
  const file = parseCalendarFile(answers.text);
  const { db } = ctx.store;
  const calendar = await calendarOf(db, file, answers.calendarId);
  const judged = await judgeEntries(db, file, { ...answers, owner, scope }, { calendar, nowMs: ctx.now() });
  return {
    sha256: file.sha256,
    name: calendar?.name ?? file.name,
    zone: answers.zone ?? file.zone,
    needsZone: file.needsZone,
    unknownZones: [...file.unknownZones],
    calendarId: calendar?.id ?? null,
    entries: judged.map((one, index) => rowOf(one, index, ctx.now())),
    gone: calendar ? await goneOf(db, calendar, file, ctx.now()) : [],
    cancelled: file.cancelled,
    repeated: file.repeated,
    unreadable: file.unreadable,
  };
}

/** Owner and scope as a rule by hand would have them, within the regions of whoever imports. */
export function checkedTarget(
  ctx: ServiceContext,
  { owner, scope }: Pick<PreviewCalendarInput, 'owner' | 'scope'>,
): Pick<CheckedRule, 'owner' | 'scope'> {
  const day = { first: '2000-01-01', rrule: null, list: [], except: [] };
  const times = { fromMinute: 0, toMinute: 0, endDayOffset: 1, allDay: true };
  const plain = { kind: 'freeze', name: '-', zone: 'UTC', fit: 'outage', lastStartMinutes: null } as const;
  const rule = tidyRule({ ...plain, ...times, dates: day, owner, scope });
  requireRuleRegions(regionsOf(ctx), rule.scope);
  return { owner: rule.owner, scope: rule.scope };
}

/** The calendar that a file is a newer form of. Throws DeskError `not_found` `calendar`. */
async function calendarOf(
  db: Queryable,
  file: CalendarFile,
  calendarId: string | null | undefined,
): Promise<CalendarRecord | null> {
  if (calendarId === null) return null;
  if (calendarId !== undefined) {
    const calendar = await findCalendar(db, calendarId);
    if (!calendar) throw new DeskError('not_found', 'calendar');
    return calendar;
  }
  const shared = new Map<string, number>();
  for (const { calendarId: id } of await listRulesOfEntries(
    db,
    file.entries.map(({ key }) => key),
  )) {
    if (id !== null) shared.set(id, (shared.get(id) ?? 0) + 1);
  }
  const [most] = [...shared].sort(([, a], [, b]) => b - a);
  return most ? ((await findCalendar(db, most[0])) ?? null) : null;
}

export async function judgeEntries(
  db: Queryable,
  file: CalendarFile,
  answers: PreviewCalendarInput,
  { calendar, nowMs }: { calendar: Pick<CalendarRecord, 'id'> | null; nowMs: number },
): Promise<JudgedEntry[]> {
  const records = calendar ? await listCalendarRules(db, calendar.id) : [];
  const stored = new Map(records.map((record) => [record.entryKey, record]));
  return file.entries.map((entry) => {
    const made = ruleOfEntry(entry, file, answers, nowMs);
    const known = stored.get(entry.key) ?? null;
    return { entry, made, state: stateOf(made.rule, known, nowMs), stored: known };
  });
}

function stateOf(made: CheckedRule | null, record: TimeRuleRecord | null, nowMs: number): EntryState {
  if (!record) return 'new';
  if (record.active !== 1) return 'ended';
  const before = ruleOf(record);
  if (!made || isSame(before, made)) return 'same';
  const after: TimeRule = { ...made, id: before.id, version: before.version + 1 };
  const { loosens } = judgeChange({
    ...spreadBoth(before, after, nowMs),
    withoutWindow: 'open',
    otherWindows: [],
    nowMs,
  });
  return loosens ? 'shorter' : 'changed';
}

/** Days that are over have left the newer form, which is no change. */
function isSame(before: TimeRule, after: CheckedRule): boolean {
  const text = ({
    name,
    owner,
    scope,
    zone,
    dates,
    fromMinute,
    toMinute,
    endDayOffset,
    allDay,
  }: CheckedRule) =>
    JSON.stringify([
      [name, owner.kind, owner.id, scope.serviceIds, scope.regionIds, scope.tags, scope.levels],
      [zone, fromMinute, toMinute, endDayOffset, allDay],
      [dates.first, ...dates.list].filter((date) => date >= after.dates.first),
    ]);
  return text(before) === text(after);
}

function rowOf({ entry, made, state }: JudgedEntry, index: number, nowMs: number): CalendarEntryRow {
  const { rule } = made;
  const [stretch] = rule ? expandRule({ ...rule, id: '', version: 0 }, nowMs, nowMs + NEXT_MS) : [];
  const isOver =
    rule !== null &&
    rule.dates.list.length === 0 &&
    stretch === undefined &&
    rule.dates.first < isoDay(nowMs);
  const trouble = isOver ? 'over' : made.trouble;
  return {
    index,
    name: entry.name,
    firstDate: rule?.dates.first ?? entry.start.date,
    days: rule ? rule.dates.list.length + 1 : 0,
    fromMs: stretch?.fromMs ?? null,
    toMs: stretch?.toMs ?? null,
    zone: rule?.zone ?? null,
    allDay: entry.start.minute === null,
    state,
    trouble,
    isWorkday: entry.isWorkday,
    ticked: trouble === null && !entry.isWorkday && (state === 'new' || state === 'changed'),
  };
}

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Freezes of the calendar that are not over and that the file has no more. */
async function goneOf(
  db: Queryable,
  calendar: CalendarRecord,
  file: CalendarFile,
  nowMs: number,
): Promise<CalendarPreview['gone']> {
  const keys = new Set(file.entries.map(({ key }) => key));
  return (await listCalendarRules(db, calendar.id))
    .filter(({ active, entryKey }) => active === 1 && !keys.has(entryKey ?? ''))
    .map((record) => ({
      ruleId: record.id,
      name: record.name,
      nextMs: expandRule(ruleOf(record), nowMs, nowMs + NEXT_MS)[0]?.fromMs ?? null,
    }));
}
