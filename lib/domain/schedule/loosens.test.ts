import { describe, expect, test } from 'vitest';
import { judgeChange, type RuleChange, type SpreadRule } from '@/lib/domain/schedule/loosens';
import type { Interval, TimeRule } from '@/lib/domain/schedule/world';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const EVERYTHING = { serviceIds: [], regionIds: [], tags: [], levels: [] };
const at = (fromH: number, toH: number): Interval => ({ fromMs: NOW + fromH * HOUR, toMs: NOW + toH * HOUR });

function rule(changes: Partial<TimeRule> = {}): TimeRule {
  return {
    id: 'r',
    kind: 'freeze',
    name: 'Golden Week',
    owner: { kind: 'account', id: null },
    scope: EVERYTHING,
    zone: 'UTC',
    dates: { first: '2026-10-01', rrule: null, list: [], except: [] },
    fromMinute: 0,
    toMinute: 0,
    endDayOffset: 1,
    allDay: true,
    fit: 'outage',
    lastStartMinutes: null,
    version: 1,
    ...changes,
  };
}
const spread = (stretches: Interval[], changes: Partial<TimeRule> = {}): SpreadRule => ({
  rule: rule(changes),
  stretches,
});
const judge = (change: Partial<RuleChange>) =>
  judgeChange({ before: null, after: null, withoutWindow: 'open', otherWindows: [], nowMs: NOW, ...change });

describe('a freeze', () => {
  const before = spread([at(48, 72)]);
  const none = { loosens: false, isSoon: false };
  test.each([
    ['is new', null, spread([at(1, 2)]), none],
    ['is longer at both ends', before, spread([at(47, 73)]), none],
    ['is about more', spread([at(48, 72)], { scope: { ...EVERYTHING, regionIds: ['a'] } }), before, none],
    ['ends an hour earlier', before, spread([at(48, 71)]), { loosens: true, isSoon: false }],
    ['is moved, though it grows', before, spread([at(49, 99)]), { loosens: true, isSoon: false }],
    ['is ended two days before it begins', before, null, { loosens: true, isSoon: false }],
    ['is ended while it is on', spread([at(-1, 5)]), null, { loosens: true, isSoon: true }],
    ['is ended a day before it begins', spread([at(24, 30)]), null, { loosens: true, isSoon: true }],
    ['is ended after it was over', spread([]), null, none],
    [
      'is about fewer regions',
      before,
      spread([at(48, 72)], { scope: { ...EVERYTHING, regionIds: ['a'] } }),
      { loosens: true, isSoon: false },
    ],
    [
      'ends within a stretch that is on, later today',
      spread([at(-5, 40)]),
      spread([at(-5, 10)]),
      { loosens: true, isSoon: true },
    ],
  ] as const)('%s', (_, from, to, expected) => {
    expect(judge({ before: from, after: to })).toEqual(expected);
  });

  test('that went on without end and gets one loosens, however far away', () => {
    const yearly = (rrule: string) => ({ dates: { first: '2026-10-01', rrule, list: [], except: [] } });
    const from = spread([at(48, 72)], yearly('FREQ=YEARLY'));
    const to = spread([at(48, 72)], yearly('FREQ=YEARLY;UNTIL=20401001'));
    expect(judge({ before: from, after: to })).toEqual({ loosens: true, isSoon: false });
    expect(judge({ before: to, after: from }).loosens).toBe(false);
  });
});

describe('a window', () => {
  const window = (changes: Partial<TimeRule> = {}, stretches = [at(10, 14)]) =>
    spread(stretches, { kind: 'window', id: 'w', ...changes });
  const loosened = { loosens: true, isSoon: true };

  test('that is new holds back, unless its owner has one already or nothing goes without one', () => {
    expect(judge({ after: window() }).loosens).toBe(false);
    expect(judge({ after: window(), withoutWindow: 'closed' })).toEqual(loosened);
    expect(judge({ after: window(), otherWindows: [rule({ kind: 'window', id: 'v' })] })).toEqual(loosened);
    const inRegion = (id: string) => ({ ...EVERYTHING, regionIds: [id] });
    const others = [rule({ kind: 'window', id: 'v', scope: inRegion('a') })];
    expect(judge({ after: window({ scope: inRegion('b') }), otherWindows: others }).loosens).toBe(false);
    const ofService = [rule({ kind: 'window', id: 'v', owner: { kind: 'service', id: 's' } })];
    expect(judge({ after: window(), otherWindows: ofService }).loosens).toBe(false);
  });

  test.each([
    ['opens less', window({}, [at(11, 13)]), false],
    ['has a later name', window({ name: 'Other' }), false],
    ['asks for an earlier last start', window({ lastStartMinutes: 60 }), false],
    ['opens an hour longer', window({}, [at(10, 15)]), true],
    ['counts only the start', window({ fit: 'start' }), true],
    ['is about fewer rows', window({ scope: { ...EVERYTHING, levels: ['CRITICAL'] } }), true],
    ['is another owner’s', window({ owner: { kind: 'region', id: 'a' } }), true],
  ] as const)('that %s', (_, after, loosens) => {
    expect(judge({ before: window(), after }).loosens).toBe(loosens);
  });

  test('that is ended or loses its last start loosens', () => {
    expect(judge({ before: window() })).toEqual(loosened);
    expect(judge({ before: window({ lastStartMinutes: 60 }), after: window() })).toEqual(loosened);
    expect(
      judge({ before: window({ lastStartMinutes: 60 }), after: window({ lastStartMinutes: 30 }) }),
    ).toEqual(loosened);
  });
});
