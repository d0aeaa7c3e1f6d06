import 'server-only';
import { createHash } from 'node:crypto';
import { createTranslator } from 'use-intl/core';
import {
  type EntryStatus,
  entryLengthMs,
  KEPT_MS,
  MAX_ENTRIES,
  MAX_ENTRY_NAMES,
  type WantedEntry,
} from '@/lib/domain/calendar';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import type { Locale } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';
import type { FeedFilter } from '@/lib/schemas/calendar';
import { EventFilter } from '@/lib/schemas/events';
import { readDueGroups, readPlannedGroups, readPlannedNames } from '@/lib/server/db/queries/calendar';
import { type OutcomeConditions, readOutcomeSlots } from '@/lib/server/db/queries/outcomes';
import { readMedianRun } from '@/lib/server/db/queries/outcomes-runs';
import { regionsOf, type ServiceContext } from '@/lib/server/services/context';
import { conditionsOf } from '@/lib/server/services/events/conditions';
import { judgingOf, outcomeConditions } from '@/lib/server/services/outcomes/judging';

/** What stands in the entry, and where it leads. `isShown`: whether the filter's phases hold it now. */
export type EntryContent = {
  summary: string;
  description: string;
  batchId: string | null;
  isShown: boolean;
};
export type Planned = {
  wanted: WantedEntry[];
  contents: Map<string, EntryContent>;
  /** False: there are more than a feed holds. */
  isWhole: boolean;
};

export type PlannedTask = { filter: FeedFilter; showsNames: boolean; locale: Locale; withDue: boolean };

/** The cloud's own times are groups of another kind, which no batch can be named like. */
const DUE_GROUP = 'due ';

export const contentKey = (group: string, startMs: number) => `${group} ${startMs}`;
export const isDueGroup = (group: string) => group.startsWith(DUE_GROUP);
/** The region of a group, which both kinds of groups name second. */
export const regionOfGroup = (group: string) => group.split(' ')[1] ?? '';

/** What the filter's calendar holds now: plans of batches, and with `withDue` the times at which the cloud acts. */
export async function readPlanned(ctx: ServiceContext, task: PlannedTask): Promise<Planned> {
  const planned: Planned = { wanted: [], contents: new Map(), isWhole: true };
  await addBatches(ctx, task, planned);
  if (task.withDue) await addDue(ctx, task, planned);
  return planned;
}

async function addBatches(ctx: ServiceContext, task: PlannedTask, planned: Planned): Promise<void> {
  const db = ctx.store.aside;
  const nowMs = ctx.now();
  const conditions: OutcomeConditions = {
    ...outcomeConditions({ ...task.filter, fromMs: null, toMs: null }, regionsOf(ctx)),
    fromMs: nowMs - KEPT_MS,
  };
  const whole = { ...conditions, phases: [], onlyLookHere: false };
  const groups = await readPlannedGroups(db, whole, nowMs);
  if (groups.length === MAX_ENTRIES) planned.isWhole = false;
  const matching = await matchingSlots(ctx, conditions);
  const names = task.showsNames ? await namesOf(ctx, whole, nowMs) : null;
  const durationMs = entryLengthMs(await readMedianRun(db, nowMs));
  const t = createTranslator({
    locale: task.locale,
    messages: MESSAGES[task.locale],
    namespace: 'calendar.feed',
  });
  for (const group of groups) {
    const { batchId, number, regionId, planTimeMs, startMs, rows } = group;
    const slot = slotOf(group);
    const listed = names?.get(slot)?.sort() ?? [];
    const more = listed.length - MAX_ENTRY_NAMES;
    const shown = listed.slice(0, MAX_ENTRY_NAMES);
    const content: EntryContent = {
      summary: t('summary', { count: rows, region: regionId, number }),
      description: (more > 0 ? [...shown, t('more', { count: more })] : shown).join('\n'),
      batchId,
      isShown: matching === null || matching.has(slot),
    };
    const status = statusOf(group);
    // Immediate rows that began at the very plan time of others stand beside them.
    const name = planTimeMs === null ? `${batchId} ${regionId} now` : `${batchId} ${regionId}`;
    add(planned, { group: name, startMs, durationMs, status }, content);
  }
}

function statusOf({ rows, state }: { rows: number; state: string }): EntryStatus {
  if (rows === 0) return 'cancelled';
  return state === 'awaiting_approval' ? 'tentative' : 'confirmed';
}

/** The slots that hold rows in the filter's phases; null when it names none. */
async function matchingSlots(
  ctx: ServiceContext,
  conditions: OutcomeConditions,
): Promise<Set<string> | null> {
  if (conditions.phases.length === 0 && !conditions.onlyLookHere) return null;
  const judging = await judgingOf({ ...ctx, store: { ...ctx.store, db: ctx.store.aside } });
  return new Set((await readOutcomeSlots(ctx.store.aside, judging, conditions)).map(slotOf));
}

async function namesOf(
  ctx: ServiceContext,
  conditions: OutcomeConditions,
  nowMs: number,
): Promise<Map<string, string[]>> {
  const bySlot = new Map<string, string[]>();
  for (const row of await readPlannedNames(ctx.store.aside, conditions, { nowMs, limit: MAX_BATCH_ROWS })) {
    const names = bySlot.get(slotOf(row)) ?? [];
    names.push(row.instanceName || row.resourceId);
    bySlot.set(slotOf(row), names);
  }
  return bySlot;
}

function slotOf(row: { batchId: string; regionId: string; planTimeMs: number | null }): string {
  return `${row.batchId} ${row.regionId} ${row.planTimeMs ?? 'now'}`;
}

async function addDue(ctx: ServiceContext, task: PlannedTask, planned: Planned): Promise<void> {
  const filter = EventFilter.parse({ redeployable: true, region: task.filter.region });
  const groups = await readDueGroups(ctx.store.aside, conditionsOf(filter, regionsOf(ctx)), ctx.now());
  if (groups.length === MAX_ENTRIES) planned.isWhole = false;
  const t = createTranslator({
    locale: task.locale,
    messages: MESSAGES[task.locale],
    namespace: 'calendar.feed',
  });
  for (const { regionId, dueSortMs, isEstimate, events } of groups) {
    const entry = {
      group: `${DUE_GROUP}${regionId}`,
      startMs: dueSortMs,
      durationMs: entryLengthMs(null),
      status: 'confirmed' as const,
    };
    const summary = t('due', { count: events, region: regionId });
    const description = isEstimate === 1 ? t('estimate') : '';
    add(planned, entry, { summary, description, batchId: null, isShown: true });
  }
}

function add(planned: Planned, entry: Omit<WantedEntry, 'content'>, content: EntryContent): void {
  const { summary, description } = content;
  const hash = createHash('sha256')
    .update(JSON.stringify([summary, description]))
    .digest('hex');
  planned.wanted.push({ ...entry, content: hash });
  planned.contents.set(contentKey(entry.group, entry.startMs), content);
}
