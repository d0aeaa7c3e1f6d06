import { expect, test } from 'vitest';
import { whyNotSetRight } from '@/lib/domain/grants';
import { ROLES } from '@/lib/domain/permissions';

const ADA = { id: 'ada', email: 'ada@desk.test' };
const OLGA = { id: 'olga', email: 'olga@desk.test', role: 'operator', disabled: false } as const;

test('nobody gives or takes it themselves, also not through a second account', () => {
  for (const allowed of [true, false]) {
    for (const own of [ADA, { id: 'ada-2', email: 'Ada+glass@desk.test' }]) {
      expect(whyNotSetRight(ADA, { ...OLGA, ...own }, allowed)).toBe('own');
    }
  }
  expect(whyNotSetRight(ADA, OLGA, true)).toBeNull();
  // Olga's account once had Ada's mailbox.
  expect(whyNotSetRight(ADA, OLGA, true, () => ADA.email)).toBe('own');
});

test('it is only given to people who may submit, and can be taken from everybody', () => {
  const given = ROLES.filter((role) => whyNotSetRight(null, { ...OLGA, role }, true) === null);
  expect(given).toEqual(['operator', 'approver', 'admin']);
  expect(whyNotSetRight(ADA, { ...OLGA, disabled: true }, true)).toBe('disabled');
  expect(ROLES.map((role) => whyNotSetRight(ADA, { ...OLGA, role, disabled: true }, false))).toEqual(
    ROLES.map(() => null),
  );
});
