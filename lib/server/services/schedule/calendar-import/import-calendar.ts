import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { ImportCalendarInput } from '@/lib/schemas/calendar-import';
import { findCalendar, listCalendarRules, storeCalendar } from '@/lib/server/db/queries/calendars';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import {
  columnsOf,
  insertRuleVersions,
  insertTimeRules,
  updateTimeRule,
} from '@/lib/server/db/queries/time-rule-records';
import { ruleOf } from '@/lib/server/db/queries/time-rules';
import type { Queryable } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { parseCalendarFile } from '@/lib/server/services/schedule/calendar-import/parse-ics';
import {
  checkedTarget,
  type JudgedEntry,
  judgeEntries,
} from '@/lib/server/services/schedule/calendar-import/preview-calendar';
import { checkRule, occurrencesOf, requireRuleRegions } from '@/lib/server/services/schedule/rule-checks';
import { requireRoom, requireServices } from '@/lib/server/services/schedule/save-rule';

/**
 * Imports the ticked entries as freezes: new ones are added, changed ones are changed. It ends nothing and lets nothing
 * go: an entry that has become shorter is refused, one that is gone from the file stays a freeze.
 * Throws DeskError `stale` `calendar_changed` (the file is not the one that was previewed, or a rule has changed since);
 * `invalid_input` `calendar_ticks`; `conflict` `too_many_rules`; and what `previewCalendar` throws.
 */
export async function importCalendar(
  ctx: ServiceContext,
  input: z.input<typeof ImportCalendarInput>,
): Promise<{ calendarId: string; added: number; changed: number }> {
  const actor = requirePermission(ctx, 'schedule.freeze');
  refuseImpersonated(actor);
  const { name, ticks, sha256, ...answers } = parseInput(ImportCalendarInput, input);
  const { owner, scope } = checkedTarget(ctx, answers);
  const file = parseCalendarFile(answers.text);
  if (file.sha256 !== sha256) throw new DeskError('stale', 'calendar_changed');
  const nowMs = ctx.now();
  const calendarId = answers.calendarId ?? `cal_${randomUUID()}`;
  const known = answers.calendarId === null ? null : await findCalendar(ctx.store.db, calendarId);
  if (known === undefined) throw new DeskError('not_found', 'calendar');
  const seen = await versionsOf(ctx.store.db, calendarId);
  const target = { ...answers, owner, scope };
  const judged = await judgeEntries(ctx.store.db, file, target, { calendar: known, nowMs });
  const work = ticksOf(judged, ticks, nowMs);
  return withTransaction(ctx, async (tx) => {
    await raiseCounter(tx, 'schedule');
    // What was judged before the transaction is still so.
    if ((await versionsOf(tx, calendarId)) !== seen) throw new DeskError('stale', 'calendar_changed');
    await requireServices(tx, scope);
    const added = work.filter(({ stored }) => stored === null);
    const changed = work.filter(({ stored }) => stored !== null);
    for (const { stored } of changed) if (stored) requireRuleRegions(regionsOf(ctx), ruleOf(stored).scope);
    await requireRoom(tx, added.length);
    await storeCalendar(tx, {
      id: calendarId,
      name,
      zone: answers.zone ?? file.zone ?? 'UTC',
      fileSha256: sha256,
      importedBy: actor.id,
      importedByName: actor.name,
      importedAtMs: nowMs,
      entryCount: file.entries.length,
      marginBeforeMin: answers.marginBeforeMin,
      marginAfterMin: answers.marginAfterMin,
    });
    const by = { updatedBy: actor.id, updatedByName: actor.name, updatedAtMs: nowMs };
    const rules = work.map((one): { rule: TimeRule; one: Work } => ({
      rule: {
        ...one.rule,
        id: one.stored?.id ?? `rul_${randomUUID()}`,
        version: (one.stored?.version ?? 0) + 1,
      },
      one,
    }));
    await insertTimeRules(
      tx,
      rules
        .filter(({ one }) => one.stored === null)
        .map(({ rule, one }) => ({
          id: rule.id,
          ...columnsOf(rule),
          source: 'ics' as const,
          calendarId,
          entryKey: one.key,
          active: 1,
          createdBy: actor.id,
          createdByName: actor.name,
          createdAtMs: nowMs,
          endedAtMs: null,
          ...by,
        })),
    );
    for (const { rule, one } of rules) {
      if (one.stored && !(await updateTimeRule(tx, one.stored, { ...columnsOf(rule), ...by }))) {
        throw new DeskError('stale', 'calendar_changed');
      }
    }
    await insertRuleVersions(
      tx,
      rules.map(({ rule }) => ({
        ruleId: rule.id,
        version: rule.version,
        ruleJson: JSON.stringify(rule),
        savedBy: actor.id,
        savedByName: actor.name,
        savedAtMs: nowMs,
        loosened: 0,
      })),
    );
    await recordAudit(tx, ctx, {
      action: 'calendar.import',
      objectType: 'calendar',
      objectId: calendarId,
      ...(known ? { before: { name: known.name, fileSha256: known.fileSha256 } } : {}),
      after: {
        name,
        fileSha256: sha256,
        added: added.map(({ rule }) => nameAndDay(rule)),
        changed: changed.map(({ rule }) => nameAndDay(rule)),
      },
    });
    return { calendarId, added: added.length, changed: changed.length };
  });
}

async function versionsOf(db: Queryable, calendarId: string): Promise<string> {
  const rules = await listCalendarRules(db, calendarId);
  return JSON.stringify(rules.map(({ id, version, active }) => [id, version, active]).sort());
}

type Work = { key: string; rule: NonNullable<JudgedEntry['made']['rule']>; stored: JudgedEntry['stored'] };

const nameAndDay = ({ name, dates }: Work['rule']) => `${dates.first} ${name}`;

/**
 * What the ticked entries ask for; those that are as they were ask for nothing.
 * Throws DeskError `invalid_input` `calendar_ticks` for one that cannot be imported.
 */
function ticksOf(judged: readonly JudgedEntry[], ticks: readonly number[], nowMs: number): Work[] {
  return [...new Set(ticks)].flatMap((index) => {
    const found = judged[index];
    const rule = found?.made.rule;
    if (!found || !rule || found.state === 'shorter' || found.state === 'ended') {
      throw new DeskError('invalid_input', 'calendar_ticks');
    }
    if (found.state === 'same') return [];
    checkRule(rule, occurrencesOf(rule, nowMs));
    return [{ key: found.entry.key, rule, stored: found.stored }];
  });
}
