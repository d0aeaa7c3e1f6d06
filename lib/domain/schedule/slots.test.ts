import { describe, expect, test } from 'vitest';
import { judgeSlot } from '@/lib/domain/schedule/judge';
import { fitAll, nextFreeSlot } from '@/lib/domain/schedule/slots';
import type { ScheduleWorld, WorldRow } from '@/lib/domain/schedule/world';
import {
  at,
  budgetGroup,
  DAY,
  down,
  freezeRule,
  HOUR,
  MIN,
  rowOf,
  span,
  windowRule,
  worldOf,
} from '@/lib/testing/schedule-worlds';

const NOW = at('2026-11-02T00:00');
const slot = (world: ScheduleWorld, row: Partial<WorldRow> = {}, afterMs = NOW, nowMs = NOW) =>
  nextFreeSlot(world, rowOf(row), { afterMs, nowMs });
const free = (text: string) => ({ kind: 'free', startMs: at(text) });

describe('the next free slot', () => {
  test('lies five minutes ahead, on the grid of five minutes', () => {
    expect(slot(worldOf())).toEqual(free('2026-11-02T00:05'));
    expect(slot(worldOf(), {}, NOW, NOW + 1)).toEqual(free('2026-11-02T00:10'));
    expect(slot(worldOf(), {}, at('2026-11-02T09:00'))).toEqual(free('2026-11-02T09:00'));
    expect(slot(worldOf(), {}, at('2026-11-02T09:00') + 1)).toEqual(free('2026-11-02T09:05'));
    expect(slot(worldOf(), {}, at('2026-11-01T09:00'))).toEqual(free('2026-11-02T00:05'));
  });

  test('lies in a window, after a freeze, where the budgets have a place', () => {
    const rules = [
      windowRule('w', [
        span('2026-11-02T01:02', '2026-11-02T05:00'),
        span('2026-11-03T01:00', '2026-11-03T05:00'),
      ]),
      freezeRule('f', [span('2026-11-02T01:00', '2026-11-02T02:00')]),
    ];
    expect(slot(worldOf({ rules: rules.slice(0, 1) }))).toEqual(free('2026-11-02T01:05'));
    expect(slot(worldOf({ rules }))).toEqual(free('2026-11-02T02:00'));
    const groups = [
      budgetGroup('live', 1, [down('i-2', 'row', span('2026-11-02T02:20', '2026-11-02T02:50'))]),
    ];
    expect(slot(worldOf({ rules, groups }), { groupKeys: ['live'] })).toEqual(free('2026-11-02T02:50'));
    expect(slot(worldOf({ rules, groups }), { groupKeys: ['live'], spanMs: 20 * MIN })).toEqual(
      free('2026-11-02T02:00'),
    );
    expect(slot(worldOf({ rules, groups }), {}, at('2026-11-02T04:31'))).toEqual(free('2026-11-03T01:00'));
  });

  test('skips an opening without a time of the grid', () => {
    const narrow = windowRule('w', [
      span('2026-11-02T01:01', '2026-11-02T01:34'),
      span('2026-11-02T03:00', '2026-11-02T04:00'),
    ]);
    expect(slot(worldOf({ rules: [narrow] }))).toEqual(free('2026-11-02T03:00'));
  });

  test('counts the rows of the plan', () => {
    const world = worldOf({ groups: [budgetGroup('live', 1, [])] });
    const placed = [
      { key: 'o', instanceId: 'i-2', groupKeys: ['live'], ...span('2026-11-02T00:00', '2026-11-02T02:00') },
    ];
    const row = rowOf({ groupKeys: ['live'] });
    expect(nextFreeSlot(world, row, { afterMs: NOW, nowMs: NOW }, placed)).toEqual(free('2026-11-02T02:00'));
  });

  test('ends five minutes before the cloud acts, an hour before an estimate', () => {
    const due = { dueAtMs: at('2026-11-02T02:00') };
    const window = (from: string) => worldOf({ rules: [windowRule('w', [span(from, '2026-11-02T12:00')])] });
    expect(slot(window('2026-11-02T01:25'), due)).toEqual(free('2026-11-02T01:25'));
    expect(slot(window('2026-11-02T01:26'), due)).toMatchObject({ kind: 'none_before_due' });
    const estimate = { ...due, dueIsEstimate: true };
    expect(slot(window('2026-11-02T00:30'), estimate)).toEqual(free('2026-11-02T00:30'));
    expect(slot(window('2026-11-02T00:31'), estimate)).toMatchObject({ kind: 'none_before_due' });
  });

  test('R15: none before the cloud acts: the first one after it, and what blocks longest', () => {
    const rules = [
      windowRule('w', [span('2026-11-02T01:00', '2026-11-02T12:00')]),
      freezeRule('long', [span('2026-11-02T00:30', '2026-11-02T02:10')]),
    ];
    const due = { dueAtMs: at('2026-11-02T02:00') };
    expect(slot(worldOf({ rules }), due)).toEqual({
      kind: 'none_before_due',
      dueAtMs: due.dueAtMs,
      afterMs: at('2026-11-02T02:10'),
      blockedBy: {
        kind: 'freeze',
        ruleId: 'long',
        name: 'long',
        untilMs: at('2026-11-02T02:10'),
        stretch: span('2026-11-02T00:30', '2026-11-02T02:10'),
      },
    });
    // Not before the cloud acted: an estimate may be an hour late.
    expect(slot(worldOf({ rules }), { ...due, dueIsEstimate: true })).toMatchObject({
      afterMs: at('2026-11-02T03:00'),
    });
    expect(
      slot(worldOf({ rules: rules.slice(1) }), { ...due, dueAtMs: at('2026-11-02T00:20') }),
    ).toMatchObject({
      kind: 'none_before_due',
      afterMs: at('2026-11-02T02:10'),
      blockedBy: null,
    });
    const full = [budgetGroup('live', 0, [])];
    expect(slot(worldOf({ groups: full }), { ...due, groupKeys: ['live'] })).toMatchObject({
      kind: 'none_before_due',
      afterMs: null,
      blockedBy: { kind: 'budget', groupKey: 'live' },
    });
  });

  test('E7: none in 90 days', () => {
    const rules = [
      windowRule('Tue', [span('2026-11-03T20:00', '2026-11-04T04:00')], {
        owner: { kind: 'region', id: 'cn-a' },
      }),
      windowRule('Wed', [span('2026-11-04T20:00', '2026-11-04T21:00')], {
        owner: { kind: 'service', id: 'live' },
      }),
    ];
    expect(slot(worldOf({ rules }), { serviceIds: ['live'] })).toMatchObject({
      kind: 'none',
      blockedBy: { kind: 'window', names: ['Wed'] },
    });
    expect(slot(worldOf({ withoutWindow: 'closed' }))).toEqual({
      kind: 'none',
      blockedBy: { kind: 'no_window', untilMs: null },
    });
  });

  test('looks 90 days ahead and not further, nor beyond what the world covers', () => {
    const opens = (ms: number) =>
      worldOf({ toMs: NOW + 200 * DAY, rules: [windowRule('w', [{ fromMs: ms, toMs: ms + HOUR }])] });
    const lead = 5 * MIN;
    expect(slot(opens(NOW + lead + 90 * DAY - 5 * MIN))).toMatchObject({ kind: 'free' });
    expect(slot(opens(NOW + lead + 90 * DAY))).toMatchObject({ kind: 'none' });
    expect(slot({ ...opens(NOW + DAY), toMs: NOW + DAY })).toMatchObject({ kind: 'none' });
    // A due time beyond that is not what is in the way.
    expect(slot(opens(NOW + 100 * DAY), { dueAtMs: NOW + 120 * DAY })).toMatchObject({ kind: 'none' });
  });
});

describe('Fit all', () => {
  const planned = (key: string, start: string | null, changes: Partial<WorldRow> = {}) => ({
    row: rowOf({ key, instanceId: `i-${key}`, groupKeys: ['live'], ...changes }),
    startMs: start === null ? null : at(start),
    opsType: start === null ? ('immediate' as const) : ('scheduled' as const),
  });
  const fitted = (world: ScheduleWorld, rows: ReturnType<typeof planned>[]) => {
    const { moves, stuck } = fitAll(world, rows, { nowMs: NOW });
    return { moves: Object.fromEntries(moves), stuck };
  };
  const oneAtATime = worldOf({ groups: [budgetGroup('live', 1, [])] });

  test('moves only what does not fit, and each move counts for the next', () => {
    const rows = [
      planned('a', '2026-11-02T01:00'),
      planned('b', '2026-11-02T01:00'),
      planned('c', '2026-11-02T01:10'),
    ];
    expect(fitted(oneAtATime, rows)).toEqual({
      moves: { b: at('2026-11-02T01:30'), c: at('2026-11-02T02:00') },
      stuck: [],
    });
    expect(fitted(oneAtATime, [...rows].reverse())).toEqual(fitted(oneAtATime, rows));
  });

  test('what is due first keeps its time, then what has the least choice, then by key', () => {
    const late = planned('a', '2026-11-02T01:00', { dueAtMs: at('2026-11-09T00:00') });
    const soon = planned('b', '2026-11-02T01:00', { dueAtMs: at('2026-11-08T00:00') });
    expect(fitted(oneAtATime, [late, soon]).moves).toEqual({ a: at('2026-11-02T01:30') });
    const bound = {
      ...oneAtATime,
      rules: [
        windowRule('w', [span('2026-11-02T01:00', '2026-11-02T01:30')], {
          owner: { kind: 'service', id: 's' },
        }),
      ],
    };
    const tied = planned('z', '2026-11-02T01:00', { serviceIds: ['s'] });
    expect(fitted(bound, [planned('a', '2026-11-02T01:00'), tied])).toEqual({
      moves: { a: at('2026-11-02T01:30') },
      stuck: [],
    });
  });

  test('a row that goes at once stays, or gets the next time', () => {
    expect(fitted(oneAtATime, [planned('a', null), planned('b', null)]).moves).toEqual({
      b: at('2026-11-02T00:30'),
    });
  });

  test('where nothing is free after its time before the cloud acts, an earlier time is taken', () => {
    const world = worldOf({ rules: [freezeRule('f', [span('2026-11-02T03:00', '2026-11-02T09:00')])] });
    const row = planned('a', '2026-11-02T04:00', { dueAtMs: at('2026-11-02T08:00') });
    expect(fitted(world, [row]).moves).toEqual({ a: at('2026-11-02T00:05') });
  });

  test('what has no slot is told, stays where it was, and counts there', () => {
    const world = worldOf({
      rules: [
        freezeRule('f', [span('2026-11-01T00:00', '2026-12-01T00:00')], {
          owner: { kind: 'service', id: 's' },
        }),
      ],
      groups: [budgetGroup('live', 1, [])],
    });
    const stuck = planned('a', '2026-11-02T01:00', { serviceIds: ['s'], dueAtMs: at('2026-11-03T00:00') });
    const answer = fitted(world, [stuck, planned('b', '2026-11-02T01:10')]);
    expect(answer.moves).toEqual({ b: at('2026-11-02T01:30') });
    expect(answer.stuck).toMatchObject([
      {
        key: 'a',
        slot: { kind: 'none_before_due', afterMs: at('2026-12-01T00:00'), blockedBy: { name: 'f' } },
      },
    ]);
  });

  test('after it every row that moved may start where it is', () => {
    const rows = Array.from({ length: 12 }, (_, i) => planned(`r${i}`, '2026-11-02T01:00'));
    const world = worldOf({
      rules: [
        windowRule('w', [
          span('2026-11-02T01:00', '2026-11-02T03:00'),
          span('2026-11-03T01:00', '2026-11-03T03:00'),
        ]),
      ],
      groups: [budgetGroup('live', 2, [])],
    });
    const { moves, stuck } = fitAll(world, rows, { nowMs: NOW });
    expect(stuck).toEqual([]);
    const placed = rows.map(({ row, startMs }) => {
      const fromMs = moves.get(row.key) ?? startMs ?? NOW;
      return {
        key: row.key,
        instanceId: row.instanceId,
        groupKeys: row.groupKeys,
        fromMs,
        toMs: fromMs + row.spanMs,
      };
    });
    expect(
      rows.flatMap(({ row }, i) => judgeSlot(world, row, placed[i]?.fromMs ?? 0, placed).blocks),
    ).toEqual([]);
  });
});
