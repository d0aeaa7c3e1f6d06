import { expect, test } from 'vitest';
import { isDate, parseRrule, rruleText } from '@/lib/domain/schedule/rrule';

test.each([
  ['rrule:freq=weekly;byday=sa', 'FREQ=WEEKLY;BYDAY=SA'],
  ['FREQ=MONTHLY;BYDAY=+2TU,-1FR;INTERVAL=1', 'FREQ=MONTHLY;BYDAY=2TU,-1FR'],
  ['UNTIL=20271231;FREQ=DAILY;INTERVAL=3', 'FREQ=DAILY;INTERVAL=3;UNTIL=20271231'],
  ['FREQ=YEARLY;BYMONTHDAY=1,-1;BYMONTH=10;WKST=SU', 'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1,-1;WKST=SU'],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9',
  ],
])('%s is one rule in one form', (text, expected) => {
  const parsed = parseRrule(text);
  expect(parsed && rruleText(parsed)).toBe(expected);
  expect(parseRrule(expected)).toEqual(parsed);
});

test.each([
  'FREQ=HOURLY',
  'FREQ=MINUTELY',
  'FREQ=SECONDLY',
  'FREQ=DAILY;BYHOUR=3',
  'FREQ=DAILY;BYMINUTE=0',
  'FREQ=DAILY;BYSECOND=0',
  'FREQ=DAILY;UNTIL=20271231T235959Z',
  'FREQ=DAILY;UNTIL=20270230',
  'FREQ=DAILY;COUNT=2;UNTIL=20271231',
  'FREQ=DAILY;FREQ=WEEKLY',
  'FREQ=YEARLY;BYWEEKNO=20',
  'FREQ=YEARLY;BYYEARDAY=100',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=MONTHLY;BYMONTHDAY=0',
  'FREQ=MONTHLY;BYDAY=99MO',
  'FREQ=DAILY;BYDAY=9MO',
  'FREQ=WEEKLY;BYMONTHDAY=1',
  'FREQ=MONTHLY;BYSETPOS=1',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=100000',
  'BYDAY=MO',
  'FREQ=DAILY;',
  '',
  `FREQ=MONTHLY;BYMONTHDAY=${'1,'.repeat(400)}1`,
])('%s is no recurrence of days', (text) => {
  expect(parseRrule(text)).toBeNull();
});

test('days are days of the calendar', () => {
  expect(isDate('2028-02-29')).toBe(true);
  for (const text of ['2026-02-29', '2026-2-9', '20260209', '2026-13-01', '2026-01-01T00:00']) {
    expect(isDate(text)).toBe(false);
  }
});
