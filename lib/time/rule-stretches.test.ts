import { describe, expect, test } from 'vitest';
import { at, span } from '@/lib/testing/schedule-worlds';
import { type RuleClock, stretchesOf } from '@/lib/time/rule-stretches';

const BERLIN: RuleClock = {
  kind: 'window',
  zone: 'Europe/Berlin',
  fromMinute: 0,
  toMinute: 0,
  endDayOffset: 0,
  allDay: false,
};
const clock = (from: string, to: string, changes: Partial<RuleClock> = {}): RuleClock => ({
  ...BERLIN,
  fromMinute: minutes(from),
  toMinute: minutes(to),
  ...changes,
});
function minutes(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}

describe('examples of the specification', () => {
  test('E1: a night in which the clock goes back is an hour longer', () => {
    expect(stretchesOf(clock('23:00', '03:00'), ['2026-10-24'])).toEqual([
      span('2026-10-24T21:00', '2026-10-25T02:00'),
    ]);
  });

  test('E2: one in which it goes forward is an hour shorter', () => {
    expect(stretchesOf(clock('23:00', '03:00'), ['2026-03-28'])).toEqual([
      span('2026-03-28T22:00', '2026-03-29T01:00'),
    ]);
  });

  test('E3: a start that does not exist is the instant of the jump', () => {
    expect(stretchesOf(clock('02:15', '04:00'), ['2026-03-29'])).toEqual([
      span('2026-03-29T01:00', '2026-03-29T02:00'),
    ]);
  });

  test('E4: of a time that exists twice a freeze takes the earlier start, a window the later', () => {
    const freeze = clock('02:30', '05:00', { kind: 'freeze' });
    expect(stretchesOf(freeze, ['2026-10-25'])).toEqual([span('2026-10-25T00:30', '2026-10-25T04:00')]);
    expect(stretchesOf({ ...freeze, kind: 'window' }, ['2026-10-25'])).toEqual([
      span('2026-10-25T01:30', '2026-10-25T04:00'),
    ]);
  });

  test('E5: a window that lies wholly in the jump does not open', () => {
    expect(stretchesOf(clock('02:15', '02:45'), ['2026-03-29'])).toEqual([]);
    expect(stretchesOf(clock('02:15', '02:45'), ['2026-03-28'])).toHaveLength(1);
  });
});

describe('ends', () => {
  test('a window ends at the earlier, a freeze at the later of two equal times', () => {
    expect(stretchesOf(clock('01:00', '02:30'), ['2026-10-25'])).toEqual([
      span('2026-10-24T23:00', '2026-10-25T00:30'),
    ]);
    expect(stretchesOf(clock('01:00', '02:30', { kind: 'freeze' }), ['2026-10-25'])).toEqual([
      span('2026-10-24T23:00', '2026-10-25T01:30'),
    ]);
  });

  test('one that does not exist is the instant of the jump', () => {
    expect(stretchesOf(clock('01:00', '02:30'), ['2026-03-29'])).toEqual([
      span('2026-03-29T00:00', '2026-03-29T01:00'),
    ]);
  });

  test.each([
    [
      'after midnight, written as the same day',
      clock('22:00', '06:00'),
      span('2026-11-06T21:00', '2026-11-07T05:00'),
    ],
    [
      'after midnight, written as the next day',
      clock('22:00', '06:00', { endDayOffset: 1 }),
      span('2026-11-06T21:00', '2026-11-07T05:00'),
    ],
    ['at the time of the start', clock('22:00', '22:00'), span('2026-11-06T21:00', '2026-11-07T21:00')],
    [
      'two days later',
      clock('22:00', '06:00', { endDayOffset: 2 }),
      span('2026-11-06T21:00', '2026-11-08T05:00'),
    ],
    [
      'seven days later',
      clock('08:00', '09:00', { endDayOffset: 7 }),
      span('2026-11-06T07:00', '2026-11-13T08:00'),
    ],
    ['at 24:00', clock('22:00', '24:00'), span('2026-11-06T21:00', '2026-11-06T23:00')],
    [
      'of a whole day',
      clock('00:00', '00:00', { allDay: true }),
      span('2026-11-05T23:00', '2026-11-06T23:00'),
    ],
    [
      'of seven whole days',
      clock('00:00', '00:00', { allDay: true, endDayOffset: 7 }),
      span('2026-11-05T23:00', '2026-11-12T23:00'),
    ],
    [
      'of a whole day, whatever the minutes',
      clock('10:00', '11:00', { allDay: true }),
      span('2026-11-05T23:00', '2026-11-06T23:00'),
    ],
  ])('%s', (_, rule, expected) => expect(stretchesOf(rule, ['2026-11-06'])).toEqual([expected]));

  test('of a whole day in a year without a jump of the clock: 23 and 25 hours on the days of the jumps', () => {
    const day = clock('00:00', '00:00', { allDay: true });
    expect(stretchesOf(day, ['2026-03-29'])).toEqual([span('2026-03-28T23:00', '2026-03-29T22:00')]);
    expect(stretchesOf(day, ['2026-10-25'])).toEqual([span('2026-10-24T22:00', '2026-10-25T23:00')]);
  });
});

test('stretches that touch or overlap are one, in order whatever the order of the days', () => {
  const day = clock('00:00', '00:00', { allDay: true });
  expect(stretchesOf(day, ['2026-11-08', '2026-11-06', '2026-11-07', '2026-11-20'])).toEqual([
    span('2026-11-05T23:00', '2026-11-08T23:00'),
    span('2026-11-19T23:00', '2026-11-20T23:00'),
  ]);
});

test('what is no day is left out', () => {
  expect(stretchesOf(clock('01:00', '02:00'), ['2026-02-30', 'never', '2026-11-06'])).toEqual([
    { fromMs: at('2026-11-06T00:00'), toMs: at('2026-11-06T01:00') },
  ]);
});
