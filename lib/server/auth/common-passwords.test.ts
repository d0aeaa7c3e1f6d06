import { expect, test } from 'vitest';
import { DEMO_PASSWORD } from '@/lib/cli/demo-setup.js';
import { passwordFault } from '@/lib/domain/password-rule';
import { commonPasswords } from '@/lib/server/auth/common-passwords';
import { TEST_PASSWORD } from '@/lib/testing/auth';

const person = { email: 'somebody@desk.local', name: 'Somebody' };

test('the list holds more than 3,000 that are long enough to be chosen here, and the shorter ones they are made of', async () => {
  const words = [...(await commonPasswords())];
  expect(words.filter((word) => word.length >= 10).length).toBeGreaterThan(3_500);
  expect(words.length).toBeGreaterThan(45_000);
  expect(words.every((word) => word === word.toLowerCase())).toBe(true);
});

test('what the review got in with is refused, and what this repository publishes for tests and the demo is not', async () => {
  const words = await commonPasswords();
  const fault = (password: string) =>
    passwordFault(password, { person, isCommon: (word) => words.has(word) });
  for (const password of ['1234567890', 'password123', 'aaaaaaaaaa', 'redeploydesk', 'somebody@desk.local']) {
    expect([password, fault(password)]).toEqual([password, expect.stringMatching(/^password_/)]);
  }
  // From the middle and the end of the list that stands beside the package's.
  for (const password of [
    'basketball',
    'manchester',
    '1029384756a',
    'nikita1996',
    'Nikita1996',
    'netbilling',
  ]) {
    expect([password, fault(password)]).toEqual([password, 'password_common']);
  }
  for (const password of [TEST_PASSWORD, 'correct-horse-battery', DEMO_PASSWORD]) {
    expect([password, fault(password)]).toEqual([password, null]);
  }
});
