import { describe, expect, test } from 'vitest';
import { seal, unseal } from '@/lib/server/auth/secret-box';
import {
  hashRecoveryCode,
  newRecoveryCode,
  newTotpSecret,
  qrCode,
  stepOfCode,
  totpAddress,
} from '@/lib/server/auth/totp';
import { testCode } from '@/lib/testing/totp';

/** The secret of RFC 6238, appendix B ("12345678901234567890"), in Base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of the app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s is that of RFC 6238', (seconds, code) => {
    expect(stepOfCode(RFC_SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
    expect(testCode(RFC_SECRET, seconds * 1000)).toBe(code);
  });

  test('of the step before and after count, as those steps; older and newer ones do not', () => {
    const secret = newTotpSecret();
    const nowMs = 1_800_000_000_000;
    const step = nowMs / 30_000;
    const at = (steps: number) => stepOfCode(secret, testCode(secret, nowMs + steps * 30_000), nowMs);
    expect([at(-1), at(0), at(1)]).toEqual([step - 1, step, step + 1]);
    expect([at(-2), at(2)]).toEqual([null, null]);
  });

  test('of an empty secret are none: everybody knows them', () => {
    expect(() => stepOfCode('', testCode('', 59_000), 59_000)).toThrow('has a secret');
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 34 56'])('%j is none', (code) => {
    expect(stepOfCode(RFC_SECRET, code, 59_000)).toBeNull();
  });

  test('the app learns issuer, e-mail and secret, and the QR code fits the screen', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const address = new URL(totpAddress(secret, 'ada+1@x.test'));
    expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(address.pathname)).toBe('/Redeploy Desk:ada+1@x.test');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ secret, digits: '6', period: '30' });
    const { size, path } = qrCode(address.href);
    expect(size).toBeGreaterThan(30);
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  });
});

test('a recovery code has 123 bits or more, and is found however it is typed', () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^([2-9a-hjkmnp-z]{5}-){4}[2-9a-hjkmnp-z]{5}$/);
  expect(new Set(Array.from({ length: 100 }, newRecoveryCode)).size).toBe(100);
  const hash = hashRecoveryCode(code);
  expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(hash);
  expect(hashRecoveryCode(newRecoveryCode())).not.toBe(hash);
});

describe('a sealed secret', () => {
  const KEY = 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua';
  const sealed = seal('GEZDGNBV', 'ada', KEY);

  test('opens for its owner with the same AUTH_SECRET, and shows nothing of itself', () => {
    expect(unseal(sealed, 'ada', KEY)).toBe('GEZDGNBV');
    expect(sealed).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(sealed).not.toContain('GEZDGNBV');
    expect(seal('GEZDGNBV', 'ada', KEY)).not.toBe(sealed);
  });

  test('does not open for somebody else, with another secret, or changed', () => {
    expect(() => unseal(sealed, 'bob', KEY)).toThrow();
    expect(() => unseal(sealed, 'ada', `${KEY}x`)).toThrow();
    expect(() => unseal(sealed.replace('v1', 'v2'), 'ada', KEY)).toThrow('cannot be read');
    const [version, iv, tag, data = ''] = sealed.split('.');
    const other = data.startsWith('A') ? `B${data.slice(1)}` : `A${data.slice(1)}`;
    expect(() => unseal([version, iv, tag, other].join('.'), 'ada', KEY)).toThrow();
    expect(() => unseal([version, iv, tag?.slice(0, 6), data].join('.'), 'ada', KEY)).toThrow();
  });
});
