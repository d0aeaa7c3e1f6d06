import { expect, test } from 'vitest';
import { inOneHourMs, nextNightMs } from '@/components/batch/plan/plan-times';

const at = (text: string) => Date.parse(`${text}Z`);

test('in one hour, to the whole minute', () => {
  expect(inOneHourMs(at('2026-11-24T12:00:01'))).toBe(at('2026-11-24T13:01:00'));
});

test.each([
  ['in the evening: tomorrow', '2026-11-24T22:00:00', 'UTC', '2026-11-25T02:00:00'],
  ['after midnight: today', '2026-11-24T00:30:00', 'UTC', '2026-11-24T02:00:00'],
  ['too late for today', '2026-11-24T01:59:30', 'UTC', '2026-11-25T02:00:00'],
  ['on the clock of the zone', '2026-11-24T12:00:00', 'Asia/Shanghai', '2026-11-24T18:00:00'],
  ['not in the hour that the clock skips', '2027-03-14T03:00:00', 'America/New_York', '2027-03-15T06:00:00'],
])('02:00 %s', (_, now, zone, night) => {
  expect(nextNightMs(at(now), zone)).toBe(at(night));
});
