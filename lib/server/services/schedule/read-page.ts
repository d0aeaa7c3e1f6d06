import 'server-only';
import { can } from '@/lib/domain/permissions';
import type { Interval, TimeRule } from '@/lib/domain/schedule/world';
import type { SchedulePage, TimeRuleRow } from '@/lib/schemas/time-rules';
import { listCalendars } from '@/lib/server/db/queries/calendars';
import { readServiceNames } from '@/lib/server/db/queries/schedule-world';
import { listTimeRules, readKnownRegions, readTagChoices } from '@/lib/server/db/queries/time-rule-records';
import { ruleOf } from '@/lib/server/db/queries/time-rules';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { expandRule } from '@/lib/server/services/schedule/expand';
import { currentScheduleSettings } from '@/lib/server/services/schedule/read-settings';

const DAY_MS = 86_400_000;
/** How far ahead the next opening is looked for, in steps: most open within two weeks. */
const STEPS_DAYS = [14, 90, 731];
const MAX_TAGS = 500;

/** The rules of time with their next openings, and what their dialogs offer. For everybody; no input. */
export async function readSchedulePage(ctx: ServiceContext): Promise<SchedulePage> {
  const { role } = requirePermission(ctx, 'schedule.read');
  const { db } = ctx.store;
  const nowMs = ctx.now();
  const limit = regionsOf(ctx);
  const [records, services, current] = [
    await listTimeRules(db),
    (await readServiceNames(db)).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    await currentScheduleSettings(db),
  ];
  return {
    rules: records.map((record): TimeRuleRow => {
      const rule = ruleOf(record);
      const { source, calendarName, updatedByName, updatedAtMs } = record;
      return { ...rule, source, calendarName, updatedByName, updatedAtMs, next: nextOf(rule, nowMs) };
    }),
    settings: current.settings,
    settingsVersion: current.version,
    services,
    regions: await readKnownRegions(db, limit),
    tags: await readTagChoices(db, limit, MAX_TAGS),
    calendars: (await listCalendars(db)).map(({ id, name, importedByName, importedAtMs, entryCount }) => ({
      id,
      name,
      importedByName,
      importedAtMs,
      entryCount,
    })),
    canFreeze: can(role, 'schedule.freeze'),
    canManage: can(role, 'schedule.manage'),
    limitedTo: limit === null ? null : [...limit],
  };
}

/** The stretch that the rule is in at `nowMs`, or the next one. */
function nextOf(rule: TimeRule, nowMs: number): Interval | null {
  for (const days of STEPS_DAYS) {
    const [next] = expandRule(rule, nowMs, nowMs + days * DAY_MS);
    if (next) return next;
  }
  return null;
}
