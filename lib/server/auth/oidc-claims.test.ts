import { describe, expect, test } from 'vitest';
import { readIdToken, toPerson } from '@/lib/server/auth/oidc-claims';

const CONFIG = {
  issuer: 'https://id.acme.test',
  clientId: 'desk',
  clientSecret: 'secret',
  groupsClaim: 'groups',
  groupRoles: [{ group: 'ops', role: 'operator' as const }],
  defaultRole: null,
  label: 'Acme',
  approvalMs: 1,
};

function personOf(idClaims: object, userInfo: object | null = null) {
  const payload = Buffer.from(JSON.stringify({ sub: 'ada', iss: CONFIG.issuer, ...idClaims })).toString(
    'base64url',
  );
  return toPerson(readIdToken(`h.${payload}.s`), userInfo && { sub: 'ada', ...userInfo }, CONFIG);
}

describe('whether the provider has checked the e-mail', () => {
  const email = 'ada@acme.test';
  test.each([
    [undefined, null],
    [null, null],
    [true, true],
    ['true', true],
    ['TRUE', true],
    [false, false],
    ['false', false],
    ['False', false],
    // What says neither is no yes.
    ['', false],
    ['yes', false],
    ['1', false],
    [1, false],
    [0, false],
    [[true], false],
    [{ value: true }, false],
  ])('%j → %s', (claim, verified) => {
    expect(personOf({ email, email_verified: claim }).emailVerified).toBe(verified);
    expect(personOf({}, { email, email_verified: claim }).emailVerified).toBe(verified);
  });

  test.each([
    [
      'the other source says no of the same e-mail',
      { email },
      { email: 'ADA@acme.test', email_verified: false },
      false,
    ],
    [
      'the other source says no without an e-mail',
      { email, email_verified: true },
      { email_verified: 'false' },
      false,
    ],
    ['the ID token says no, the user info has the e-mail', { email_verified: false }, { email }, false],
    [
      'the other source says no of another e-mail',
      { email },
      { email: 'b@acme.test', email_verified: false },
      null,
    ],
    ['the other source says yes', { email }, { email, email_verified: true }, null],
    ['only the other source has an e-mail', {}, { email, email_verified: true }, true],
  ])('%s', (_, idClaims, userInfo, verified) => {
    expect(personOf(idClaims, userInfo)).toMatchObject({ email, emailVerified: verified });
  });
});
