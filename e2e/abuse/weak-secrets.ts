import { startRefused } from '@/e2e/abuse/refused-start';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';

const WEAK = [
  ['none', ''],
  ['better-auth’s own default', 'better-auth-secret-12345678901234567890'],
  ['one from an example', 'change-me-please-0123456789-abcdefgh'],
  ['one letter', 'a'.repeat(64)],
  ['a short one', 'Zk3vQ9xT7bLm2Rw'],
] as const;

/** Item 57. */
export function testWeakSecrets(): void {
  test('#57 production does not start with a weak, known or absent AUTH_SECRET', async () => {
    const tries = await Promise.all(
      WEAK.map(async ([what, secret]) => ({
        what,
        secret,
        ...(await startRefused({ AUTH_SECRET: secret })),
      })),
    );
    for (const { what, secret, code, text, answered } of tries) {
      await expectHeld(57, `starting with ${what}`, () => {
        expect(code).toBe(1);
        expect(text).toMatch(/AUTH_SECRET: is (missing|too weak)/);
        expect(answered).toBe(false);
        if (secret !== '') expect(text).not.toContain(secret);
      });
    }
  });
}
