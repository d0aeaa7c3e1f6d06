import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { judgeSlot } from '@/lib/domain/schedule/judge';
import { ruleMatches } from '@/lib/domain/schedule/row-rules';
import { PREVIEW_OPENINGS } from '@/lib/domain/schedule/rule-limits';
import type { ScheduleWorld, TimeRule, WorldRow } from '@/lib/domain/schedule/world';
import { PreviewRuleInput, type RuleOpening, type RulePreview } from '@/lib/schemas/time-rules';
import {
  readDueEvents,
  readInstancesOfRules,
  readInstanceTags,
  readMembers,
  readRowsAtCloud,
  readWaitingRows,
  type TimedRow,
} from '@/lib/server/db/queries/schedule-effect';
import { findTimeRule } from '@/lib/server/db/queries/time-rule-records';
import { ruleOf } from '@/lib/server/db/queries/time-rules';
import type { Queryable } from '@/lib/server/db/schema';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { readFairly } from '@/lib/server/services/read-fairly';
import { expandRule } from '@/lib/server/services/schedule/expand';
import { loadWorld } from '@/lib/server/services/schedule/load-world';
import {
  type CheckedRule,
  checkRule,
  type Occurrence,
  occurrencesOf,
  tidyRule,
} from '@/lib/server/services/schedule/rule-checks';
import { judgeLoosening, spreadBoth } from '@/lib/server/services/schedule/save-rule';
import { stretchOf } from '@/lib/time/rule-stretches';

const DAY_MS = 86_400_000;
/** Rows, events and instances that a preview looks at; more are not counted. */
const MAX_ROWS = 2_000;
const MAX_INSTANCES = 20_000;
/** How far ahead rows and due times are looked at. */
const AHEAD_MS = 90 * DAY_MS;
const MAX_ABSENT = 3;

/**
 * What saving a rule would do: its next openings, the instances that it is about, and what it would hold back. Counts
 * keep to the regions of whoever asks. A rule that cannot be saved has its refusal, and no figures.
 * Throws DeskError `not_found` `rule`, `invalid_input` `field`.
 */
export async function previewRule(
  ctx: ServiceContext,
  input: z.input<typeof PreviewRuleInput>,
): Promise<RulePreview> {
  requirePermission(ctx, 'schedule.freeze');
  const asked = parseInput(PreviewRuleInput, input);
  return readFairly(ctx, true, (fair) => previewOf(fair, asked));
}

async function previewOf(
  ctx: ServiceContext,
  { ruleId, rule: draft }: z.output<typeof PreviewRuleInput>,
): Promise<RulePreview> {
  const { db } = ctx.store;
  const nowMs = ctx.now();
  const record = ruleId === undefined ? null : await findTimeRule(db, ruleId);
  if (record === undefined) throw new DeskError('not_found', 'rule');
  let rule: CheckedRule;
  let occurrences: Occurrence[];
  try {
    rule = tidyRule(draft);
    occurrences = occurrencesOf(rule, nowMs);
    checkRule(rule, occurrences);
  } catch (error) {
    return refusedPreview(error);
  }
  const saved: TimeRule = { ...rule, id: record?.id ?? '', version: (record?.version ?? 0) + 1 };
  const spreads = spreadBoth(record ? ruleOf(record) : null, saved, nowMs);
  const limit = regionsOf(ctx);
  const tagsOf = byInstance(await readInstanceTags(db, limit));
  const loosening = await judgeLoosening(db, saved.id, spreads, nowMs);
  return {
    refusal: null,
    openings: openingsOf(rule, occurrences),
    absent: occurrences.flatMap(({ date, stretch }) => (stretch ? [] : [date])).slice(0, MAX_ABSENT),
    ...(await countInstances(db, saved, limit, tagsOf)),
    effect: await countEffect(db, saved, { limit, nowMs, tagsOf }),
    loosens: loosening.loosens,
    asksPassword: loosening.loosens && loosening.isSoon,
  };
}

function refusedPreview(error: unknown): RulePreview {
  if (!(error instanceof DeskError) || error.reason === null) throw error;
  return {
    refusal: { reason: error.reason, details: error.details },
    openings: [],
    absent: [],
    instances: 0,
    allInstances: 0,
    effect: { planned: 0, atCloud: 0, cloudDue: 0 },
    loosens: false,
    asksPassword: false,
  };
}

function openingsOf(rule: CheckedRule, occurrences: readonly Occurrence[]): RuleOpening[] {
  return occurrences
    .flatMap(({ date, stretch }): RuleOpening[] => {
      if (!stretch) return [];
      // In UTC the clock never jumps: that is the length that the wall clock says.
      const onWall = stretchOf({ ...rule, zone: 'UTC' }, date);
      const extraMs = onWall ? stretch.toMs - stretch.fromMs - (onWall.toMs - onWall.fromMs) : 0;
      return [{ ...stretch, note: extraMs === 0 ? null : extraMs > 0 ? 'longer' : 'shorter' }];
    })
    .slice(0, PREVIEW_OPENINGS);
}

type TagsOf = ReadonlyMap<string, readonly { key: string; value: string }[]>;

async function countInstances(db: Queryable, rule: TimeRule, limit: RegionLimit, tagsOf: TagsOf) {
  const instances = await readInstancesOfRules(db, { limit, max: MAX_INSTANCES });
  const servicesOf = byInstance(await readMembers(db, limit));
  // Levels are of events, so every instance may have one of them.
  const plain = { ...rule, scope: { ...rule.scope, levels: [] } };
  const matched = instances.filter(({ instanceId, regionId }) =>
    ruleMatches(plain, {
      regionId,
      level: '',
      tags: tagsOf.get(instanceId) ?? [],
      serviceIds: (servicesOf.get(instanceId) ?? []).map(({ serviceId }) => serviceId),
    }),
  );
  return { instances: matched.length, allInstances: instances.length };
}

function byInstance<T extends { instanceId: string }>(list: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const others = found.get(one.instanceId);
    if (others) others.push(one);
    else found.set(one.instanceId, [one]);
  }
  return found;
}

/** How many rows and due times the rule would block that nothing blocks now. */
async function countEffect(
  db: Queryable,
  rule: TimeRule,
  { limit, nowMs, tagsOf }: { limit: RegionLimit; nowMs: number; tagsOf: TagsOf },
): Promise<RulePreview['effect']> {
  const toMs = nowMs + AHEAD_MS;
  const waiting = await readWaitingRows(db, { limit, max: MAX_ROWS });
  const atCloud = await readRowsAtCloud(db, { limit, max: MAX_ROWS, nowMs });
  const due = await readDueEvents(db, { limit, max: MAX_ROWS, fromMs: nowMs, toMs });
  const all = [...waiting, ...atCloud, ...due];
  if (all.length === 0) return { planned: 0, atCloud: 0, cloudDue: 0 };
  const { world, rows } = await loadWorld(db, { rows: all, fromMs: nowMs, toMs, nowMs });
  // Budgets count the rows themselves, and no rule of time changes them.
  const before: ScheduleWorld = { ...world, groups: [] };
  const after: ScheduleWorld = {
    ...before,
    rules: [
      ...world.rules.filter(({ id }) => id !== rule.id),
      { ...rule, stretches: expandRule(rule, nowMs, toMs) },
    ],
  };
  // The world knows the tags that rules ask for; this one may be the first that asks for its own.
  const rowOf = new Map(
    rows.map((row) => [row.key, { ...row, tags: tagsOf.get(row.instanceId) ?? row.tags }]),
  );
  const count = (
    list: readonly TimedRow[],
    isBlocked: (world: ScheduleWorld, row: WorldRow, ms: number) => boolean,
  ) =>
    list.filter(({ key, startMs }) => {
      const row = rowOf.get(key);
      const ms = startMs === null || startMs < nowMs ? nowMs : startMs;
      return row !== undefined && ms < toMs && isBlocked(after, row, ms) && !isBlocked(before, row, ms);
    }).length;
  const isBlocked = (on: ScheduleWorld, row: WorldRow, ms: number) =>
    judgeSlot(on, row, ms).blocks.length > 0;
  const isFrozen = (on: ScheduleWorld, row: WorldRow, ms: number) =>
    judgeSlot(on, row, ms).blocks.some(({ kind }) => kind === 'freeze');
  return {
    planned: count(waiting, isBlocked),
    atCloud: count(atCloud, isBlocked),
    cloudDue: count(due, isFrozen),
  };
}
