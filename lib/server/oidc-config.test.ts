import { describe, expect, test } from 'vitest';
import { parseOidc } from '@/lib/server/oidc-config';

const GOOD = {
  OIDC_ISSUER: 'https://login.acme.test/tenant/',
  OIDC_CLIENT_ID: 'desk',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_ROLE_MAP: 'ops=operator, Team Leads = approver,cn=admins=admin',
};

describe('parseOidc', () => {
  test('nothing set means no such sign-in', () => {
    expect(parseOidc({})).toEqual({ ok: true, oidc: null });
  });

  test('reads what is set; the issuer stays as written', () => {
    expect(parseOidc(GOOD)).toEqual({
      ok: true,
      oidc: {
        issuer: 'https://login.acme.test/tenant/',
        clientId: 'desk',
        clientSecret: 'secret',
        groupsClaim: 'groups',
        groupRoles: [
          { group: 'ops', role: 'operator' },
          { group: 'Team Leads', role: 'approver' },
          { group: 'cn=admins', role: 'admin' },
        ],
        defaultRole: null,
        label: 'login.acme.test',
        approvalMs: 7 * 86_400_000,
      },
    });
  });

  test('a group may hold its role in some regions only', () => {
    const OIDC_ROLE_MAP = 'ops=operator@cn-a+cn-b, a@b=approver @ cn-a ,all=viewer';
    expect(parseOidc({ ...GOOD, OIDC_ROLE_MAP })).toMatchObject({
      oidc: {
        groupRoles: [
          { group: 'ops', role: 'operator', regions: ['cn-a', 'cn-b'] },
          { group: 'a@b', role: 'approver', regions: ['cn-a'] },
          { group: 'all', role: 'viewer' },
        ],
      },
    });
  });

  test.each([1, 90])('%d days of approvals', (days) => {
    expect(parseOidc({ ...GOOD, OIDC_APPROVAL_DAYS: String(days) })).toMatchObject({
      oidc: { approvalMs: days * 86_400_000 },
    });
  });

  test('a default role alone is enough', () => {
    const { OIDC_ROLE_MAP: _, ...rest } = GOOD;
    expect(parseOidc({ ...rest, OIDC_DEFAULT_ROLE: 'viewer' })).toMatchObject({
      ok: true,
      oidc: { defaultRole: 'viewer', groupRoles: [] },
    });
  });

  test.each(['http://localhost:4000', 'http://127.0.0.1:4000/a', 'http://[::1]:4000'])(
    '%s is this machine',
    (url) => {
      expect(parseOidc({ ...GOOD, OIDC_ISSUER: url })).toMatchObject({ ok: true });
    },
  );

  test.each([
    ['OIDC_ISSUER', 'http://login.acme.test'],
    ['OIDC_ISSUER', 'http://localhost.evil.test'],
    ['OIDC_ISSUER', 'https://user@login.acme.test'],
    ['OIDC_ISSUER', 'https://login.acme.test?x=1'],
    ['OIDC_ISSUER', 'https://login.acme.test/#'],
    ['OIDC_ISSUER', 'ftp://login.acme.test'],
    ['OIDC_ISSUER', 'login.acme.test'],
    ['OIDC_ISSUER', undefined],
    ['OIDC_APPROVAL_DAYS', '0'],
    ['OIDC_APPROVAL_DAYS', '91'],
    ['OIDC_APPROVAL_DAYS', '1.5'],
    ['OIDC_APPROVAL_DAYS', '-1'],
    ['OIDC_APPROVAL_DAYS', 'seven'],
    ['OIDC_CLIENT_ID', undefined],
    ['OIDC_CLIENT_SECRET', undefined],
    ['OIDC_ROLE_MAP', undefined],
    ['OIDC_ROLE_MAP', 'ops'],
    ['OIDC_ROLE_MAP', 'ops=root'],
    ['OIDC_ROLE_MAP', '=operator'],
    ['OIDC_ROLE_MAP', 'ops=operator,'],
    ['OIDC_ROLE_MAP', 'ops=operator@'],
    ['OIDC_ROLE_MAP', 'ops=operator@cn-a+'],
    ['OIDC_ROLE_MAP', 'ops=operator@cn a'],
    ['OIDC_ROLE_MAP', 'ops=operator@cn-a@cn-b'],
    ['OIDC_ROLE_MAP', 'ops=admin@cn-a'],
    ['OIDC_DEFAULT_ROLE', 'root'],
    ['OIDC_LABEL', 'two\nlines'],
  ])('%s=%s is refused by name', (name, value) => {
    const result = parseOidc({ ...GOOD, [name]: value });
    expect(result).toMatchObject({ ok: false, problems: [{ name }] });
    expect(JSON.stringify(result)).not.toContain('"secret"');
  });
});
