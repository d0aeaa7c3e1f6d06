import { expect, test } from 'vitest';
import { LEAD_UNITS, leadIn, UNIT_MINUTES } from '@/lib/domain/approval-policy';

test.each([
  [1, { amount: 1, unit: 'minutes' }],
  [59, { amount: 59, unit: 'minutes' }],
  [60, { amount: 1, unit: 'hours' }],
  [61, { amount: 61, unit: 'minutes' }],
  [1_440, { amount: 24, unit: 'hours' }],
])('%i minutes', (minutes, expected) => expect(leadIn(minutes)).toEqual(expected));

test('what is said in a unit is the same number of minutes', () => {
  expect(LEAD_UNITS).toEqual(['minutes', 'hours']);
  for (const minutes of [1, 60, 90, 43_200]) {
    const { amount, unit } = leadIn(minutes);
    expect(amount * UNIT_MINUTES[unit]).toBe(minutes);
  }
});
