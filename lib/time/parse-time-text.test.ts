import { expect, test } from 'vitest';
import { parseTimeText } from '@/lib/time/parse-time-text';

/** Monday, 30 November 2026, 20:40 in Shanghai. */
const NOW_MS = Date.UTC(2026, 10, 30, 12, 40, 20);
const write = (text: string, zone = 'Asia/Shanghai') => {
  const wall = parseTimeText(text, NOW_MS, zone);
  if (!wall) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${wall.year}-${two(wall.month)}-${two(wall.day)} ${two(wall.hour)}:${two(wall.minute)}`;
};

test.each([
  ['2026-12-01 09:15', '2026-12-01 09:15'],
  ['2026-12-01T09:15', '2026-12-01 09:15'],
  ['2026-12-01 09:15:30', '2026-12-01 09:15'],
  ['2026/12/1 9:15', '2026-12-01 09:15'],
  ['2026-12-01T01:15:00Z', '2026-12-01 09:15'],
  ['2026-12-01 01:15 UTC', '2026-12-01 09:15'],
  ['2026-12-01T10:15+09:00', '2026-12-01 09:15'],
  [String(Date.UTC(2026, 11, 1, 1, 15)), '2026-12-01 09:15'],
  ['1 Dec 2026 09:15', '2026-12-01 09:15'],
  ['Tue 1 Dec 09:15', '2026-12-01 09:15'],
  ['1 December, 9:15', '2026-12-01 09:15'],
  ['3 Jan 02:00', '2027-01-03 02:00'],
  ['tomorrow 2am', '2026-12-01 02:00'],
  ['Tomorrow at 14:30', '2026-12-01 14:30'],
  ['today 23:00', '2026-11-30 23:00'],
  ['12am', '2026-12-01 00:00'],
  ['12:30 pm', '2026-12-01 12:30'],
  ['wed 02:00', '2026-12-02 02:00'],
  ['Monday 02:00', '2026-12-07 02:00'],
  ['02:00', '2026-12-01 02:00'],
  ['21:00', '2026-11-30 21:00'],
  ['+90m', '2026-11-30 22:11'],
  ['in 2 h', '2026-11-30 22:41'],
  ['+1d', '2026-12-01 20:41'],
  ['明天 02:00', '2026-12-01 02:00'],
  ['后天2点', '2026-12-02 02:00'],
  ['12月1日 9:15', '2026-12-01 09:15'],
  ['2026年12月1日 9：15', '2026-12-01 09:15'],
])('%s', (text, expected) => {
  expect(write(text)).toBe(expected);
});

test('the same words are another moment in another zone', () => {
  expect(write('02:00', 'UTC')).toBe('2026-12-01 02:00');
  expect(write('today 23:00', 'Pacific/Auckland')).toBe('2026-12-01 23:00');
  expect(write('2026-12-01T01:15:00Z', 'America/New_York')).toBe('2026-11-30 20:15');
});

test.each([
  '',
  'soon',
  '2026-13-01 09:15',
  '2026-02-30 09:15',
  '25:00',
  '09:60',
  '13pm',
  '2026-12-01',
  '5',
  'i-5hvm86 12:00 x',
  'foo 12:00',
  '+99999h',
])('%j is no time', (text) => {
  expect(write(text)).toBeNull();
});
