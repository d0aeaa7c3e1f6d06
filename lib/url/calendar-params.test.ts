import { expect, test } from 'vitest';
import { calendarInputOf, loadCalendarParams, shiftedFrom, spanOf, zoneOf } from '@/lib/url/calendar-params';

const NOW = Date.UTC(2026, 11, 1, 10, 40);
const HOUR = 3_600_000;

test('lanes begin a quarter before now, by whole hours, and where the address says', () => {
  const lanes = loadCalendarParams('');
  expect(spanOf(lanes, NOW, 'UTC')).toEqual({
    fromMs: Date.UTC(2026, 11, 1, 4),
    toMs: Date.UTC(2026, 11, 2, 4),
  });
  const asked = loadCalendarParams('?from=2026-12-03T01:30:00Z&span=6h');
  expect(spanOf(asked, NOW, 'UTC')).toEqual({
    fromMs: Date.UTC(2026, 11, 3, 1, 30),
    toMs: Date.UTC(2026, 11, 3, 7, 30),
  });
  expect(shiftedFrom(asked, NOW, 'UTC', -1)).toBe('2026-12-02T19:30:00.000Z');
});

test('a month is whole weeks of the zone in one lane, and steps by months', () => {
  const month = loadCalendarParams('?view=month');
  const input = calendarInputOf(month, NOW, 'Asia/Shanghai');
  expect(input.by).toBe('all');
  expect(input.fromMs).toBe(Date.UTC(2026, 10, 30) - 8 * HOUR);
  expect(input.toMs).toBe(Date.UTC(2027, 0, 4) - 8 * HOUR);
  expect(shiftedFrom(month, NOW, 'UTC', 1)).toBe('2027-01-01T00:00:00.000Z');
});

test('what is no zone, state or instant counts as absent', () => {
  const odd = loadCalendarParams('?zone=Mars/Olympus&state=asleep,sent&from=soon&view=week&span=1y');
  expect(odd).toMatchObject({ state: ['sent'], from: null, view: 'lanes', span: '24h' });
  expect(zoneOf(odd, 'Asia/Shanghai')).toBe('Asia/Shanghai');
  expect(zoneOf(loadCalendarParams('?zone=Europe/Berlin'), 'UTC')).toBe('Europe/Berlin');
});
