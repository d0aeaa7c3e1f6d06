import { expect, test } from 'vitest';
import { applyPatch, containsPatch, mergePatches, splitPatch } from '@/components/batch/plan/draft-patch';
import { fitPlan, wantsFit } from '@/components/batch/plan/fit-plan';
import { isSlotBlocked, judgeDraft, needsLook, summarise } from '@/components/batch/plan/planned-row';
import { judgePlan, startOf, type TimedRow } from '@/lib/domain/schedule/plan-slots';
import type { ScheduleWorld, WorldRow } from '@/lib/domain/schedule/world';
import type { Draft } from '@/lib/schemas/drafts';
import { draftOf, NOW_MS, rowOf } from '@/lib/testing/plan-drafts';

const HOUR = 3_600_000;
const AT = NOW_MS + 5 * HOUR;
const LIVE = 'b-live s-live';

const WORLD: ScheduleWorld = {
  fromMs: NOW_MS,
  toMs: NOW_MS + 90 * 24 * HOUR,
  version: 1,
  withoutWindow: 'open',
  rules: [],
  groups: [
    {
      key: LIVE,
      budgetId: 'b-live',
      budgetName: 'Two of live',
      budgetVersion: 7,
      label: 'live',
      limitKind: 'count',
      limitValue: 2,
      total: 40,
      limit: 2,
      down: [],
    },
  ],
  regionTroubles: [],
  serviceNames: {},
  regionNames: {},
};

function worldRow(key: string): WorldRow {
  return {
    key,
    instanceId: `i-${key}`,
    regionId: 'cn-chengdu-telecom',
    level: 'CRITICAL',
    tags: [],
    serviceIds: ['s-live'],
    groupKeys: [LIVE],
    spanMs: HOUR / 2,
    dueAtMs: null,
    dueIsEstimate: false,
    wholeServices: [],
  };
}

/** The plan as the page has it: rows with their orders, judged. */
function planned(draft: Draft) {
  const rows = judgeDraft(draft, NOW_MS);
  const timed: TimedRow[] = rows.map(({ row, order }) => ({
    row: worldRow(row.id),
    startMs: startOf(order, NOW_MS),
  }));
  const verdicts = new Map(judgePlan(WORLD, timed));
  return { rows: judgeDraft(draft, NOW_MS, { verdicts, world: WORLD }), timed };
}

const plan = { when: 'scheduled' as const, planTimeMs: AT, spread: null, zone: 'UTC' };
const ids = Array.from({ length: 40 }, (_, n) => `r${String(n).padStart(2, '0')}`);
const draft = draftOf({ plan, rows: ids.map((id) => rowOf(id)) });
const EXCEPTION = {
  reason: 'Its disk dies tonight',
  rules: [{ kind: 'budget' as const, id: 'b-live', version: 7 }],
};

test('40 rows of two places: all are blocked, 38 move two by two, and then every row fits', () => {
  const before = planned(draft);
  expect(summarise(before.rows)).toMatchObject({ slotBlocked: 40, blocked: 0, ready: 0 });
  const { moves, stuck } = fitPlan(WORLD, before.rows, before.timed, NOW_MS);
  expect([moves.size, stuck]).toEqual([38, []]);
  const overrides = Object.fromEntries(
    [...moves].map(([id, planTimeMs]) => [id, { opsType: 'scheduled' as const, planTimeMs }]),
  );
  const after = planned(applyPatch(draft, { overrides }));
  expect(summarise(after.rows)).toMatchObject({ slotBlocked: 0, ready: 40 });
  expect(Math.max(...moves.values())).toBe(AT + 19 * (HOUR / 2));
  expect(fitPlan(WORLD, before.rows, before.timed, NOW_MS).moves).toEqual(moves);
});

test('a row that passes by an exception stays and keeps its place; one with an older version of the rule does not', () => {
  const [first = ''] = ids;
  const passing = applyPatch(draft, { exceptions: { [first]: EXCEPTION } });
  const { rows, timed } = planned(passing);
  expect(isSlotBlocked(rows[0] as never)).toBe(false);
  const { moves } = fitPlan(WORLD, rows, timed, NOW_MS);
  expect(moves.has(first)).toBe(false);
  // One place is taken by it: one of the others stays, 38 move.
  expect(moves.size).toBe(38);
  const older = { ...EXCEPTION, rules: EXCEPTION.rules.map((rule) => ({ ...rule, version: 6 })) };
  expect(isSlotBlocked(planned(applyPatch(draft, { exceptions: { [first]: older } })).rows[0] as never)).toBe(
    true,
  );
});

test('rows without a time get one', () => {
  const { rows, timed } = planned({ ...draft, plan: { ...plan, planTimeMs: null } });
  expect(rows.every(wantsFit)).toBe(true);
  const { moves } = fitPlan(WORLD, rows, timed, NOW_MS);
  expect(moves.size).toBe(40);
  expect(Math.min(...moves.values())).toBeGreaterThan(NOW_MS + 60_000);
});

test('a row that the schedule keeps back needs a look', () => {
  expect(planned(draft).rows.every(needsLook)).toBe(true);
});

test('exceptions wait, merge and travel as own times do', () => {
  const merged = mergePatches(
    { exceptions: { r00: EXCEPTION } },
    { exceptions: { r00: null, r01: EXCEPTION } },
  );
  expect(merged.exceptions).toEqual({ r00: null, r01: EXCEPTION });
  const changed = applyPatch(draft, merged);
  expect(changed.rows.slice(0, 2).map(({ exception }) => exception)).toEqual([null, EXCEPTION]);
  expect(containsPatch(changed, merged)).toBe(true);
  expect(containsPatch(draft, merged)).toBe(false);
  const { part, rest } = splitPatch(merged, 1);
  expect([Object.keys(part.exceptions ?? {}), Object.keys(rest.exceptions ?? {})]).toEqual([
    ['r00'],
    ['r01'],
  ]);
});
