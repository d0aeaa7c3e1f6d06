import { describe, expect, test } from 'vitest';
import { isStrongSecret } from '@/lib/server/auth-secret';
import {
  ConfigError,
  type Environment,
  grantWaitMs,
  parseConfig,
  parseDatabaseUrl,
  parsePasswordSignIn,
  parsePlanTarget,
} from '@/lib/server/config';

const STRONG = 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua';
const parse = (env: Environment) => parseConfig(env, () => 'from the data folder');

function problemsOf(env: Environment): string[] {
  try {
    parse(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ name }) => name);
    throw error;
  }
}

/** Written well, but not the cloud's: who answers there would get requests that are signed with our keys. */
const FOREIGN_ENDPOINTS = [
  'https://evil.test',
  'https://aliyuncs.com',
  'https://aliyuncs.com.evil.test',
  'https://ens.aliyuncs.com.evil.test',
  'https://evilaliyuncs.com',
  'https://ens.evilaliyuncs.com',
  'https://ensaliyuncs.com',
  'https://ens-aliyuncs.com',
  'https://evil-ens.aliyuncs.com',
  'https://ecs.aliyuncs.com',
  'https://ens.aliyuncs.com.',
  'https://ens..aliyuncs.com',
  'https://ens.aliyuncs.com:8443',
  'https://ens.cn-hangzhou.log.aliyuncs.com',
  // A bucket that somebody called "ens".
  'https://ens.oss-cn-beijing.aliyuncs.com',
  'https://ens.cn-.aliyuncs.com',
  'https://ens.cn.aliyuncs.com',
  'https://ens.aliyuncs.co',
  'https://ens.aliyuncs.cоm',
  'https://10.0.0.1',
  'https://127.0.0.1.evil.test',
  'https://localhost.evil.test',
];

test('an empty environment gives the documented defaults', () => {
  expect(parse({})).toEqual({
    production: false,
    port: 3000,
    baseUrl: 'http://localhost:3000',
    authSecret: 'from the data folder',
    notices: {
      egressAllow: [],
      keyRing: null,
      mail: null,
      groupWaitMs: 20_000,
      groupIntervalMs: 300_000,
      muteMs: 600_000,
    },
    databaseUrl: 'file:.data/desk.db',
    ensEndpoint: 'https://ens.aliyuncs.com',
    ensAccountId: null,
    syncIntervalMs: 30_000,
    inventoryIntervalMs: 900_000,
    batchRows: 20,
    callsPerSecond: 5,
    callsInFlight: 4,
    readsPerSecond: 5,
    outcomes: {
      lateGraceMs: 300_000,
      stuckMs: 1_800_000,
      vanishMs: 600_000,
      instanceReadsMs: [30_000, 120_000, 300_000, 600_000],
      keepDays: 400,
    },
    ensReadTimeoutMs: 30_000,
    metricsToken: null,
    trustProxy: 'none',
    logLevel: 'info',
    oidc: null,
    approvalPolicy: 'default',
    grantWaitHours: 24,
    passwordSignIn: true,
    secondFactor: 'optional',
  });
});

test('passwords are switched off only where there is another way in', () => {
  const provider = {
    OIDC_ISSUER: 'https://login.acme.test',
    OIDC_CLIENT_ID: 'desk',
    OIDC_CLIENT_SECRET: 's',
  };
  const off = { PASSWORD_SIGN_IN: '0' };
  expect(() => parse(off)).toThrow('PASSWORD_SIGN_IN: must not be 0 without OIDC_ISSUER');
  expect(parse({ ...off, ...provider, OIDC_DEFAULT_ROLE: 'viewer' }).passwordSignIn).toBe(false);
  expect(parsePasswordSignIn({})).toBe(true);
  expect(parsePasswordSignIn(off)).toBe(false);
  expect(() => parsePasswordSignIn({ PASSWORD_SIGN_IN: 'no' })).toThrow('must be 0 or 1');
});

test('empty values count as absent', () => {
  expect(parse({ PORT: '', BASE_URL: '', DATABASE_URL: '', METRICS_TOKEN: '' }).port).toBe(3000);
});

describe.each<[string, string[], string[]]>([
  ['OUTCOME_LATE_GRACE_MS', ['1000', '300000'], ['999', '-1', '5m', '1e6', '99999999999']],
  ['OUTCOME_STUCK_MS', ['500', '3600000'], ['499', '0', '1h']],
  ['OUTCOME_VANISH_MS', ['500', '600000'], ['499', 'x']],
  [
    'OUTCOME_INSTANCE_READS_MS',
    ['500', '500,1000,90000'],
    ['499', '2000,1000', '1000,1000', ',', '500,', '1 2'],
  ],
  ['OUTCOME_KEEP_DAYS', ['0', '400', '36500'], ['36501', '-1', '1.5']],
  ['ENS_READS_PER_SECOND', ['0.5', '5', '100'], ['0', '101', 'x']],
  ['PORT', ['1', '65535'], ['0', '65536', '-1', '3000x', '1e3', ' 80', 'NaN']],
  [
    'BASE_URL',
    ['https://desk.example.com', 'http://localhost:3000/'],
    [
      'desk.example.com',
      'https://desk.example.com/path',
      'https://u:p@desk.example.com',
      'ftp://x',
      'https://x?y=1',
    ],
  ],
  [
    'DATABASE_URL',
    [
      'file:desk.db',
      'file:/var/desk.db',
      'postgres://u:p@db/desk?sslmode=verify-full',
      'postgresql://db.example.com:5432/desk?sslmode=verify-full&sslrootcert=/etc/ca.pem',
      'postgres://db/desk?sslmode=disable',
      'postgres:///desk?host=/tmp',
      'postgres://u:p@127.0.0.1:5432/desk',
      'postgresql://localhost/desk',
      'postgres://[::1]/desk',
      'postgres:///desk?host=127.0.0.1',
    ],
    [
      'desk.db',
      'file:',
      'file:///var/desk.db',
      'mysql://db/desk',
      'postgres:db',
      'postgres://',
      'postgres://u:p@db/desk',
      'postgres://10.0.0.5/desk',
      'postgres://127.0.0.1.evil.test/desk',
      'postgres://127.0.0.1/desk?host=db.example.com',
      'postgres:///desk?host=db.example.com',
      'postgres://db/desk?sslmode=require',
      'postgres://db/desk?sslmode=prefer',
      'postgres://db/desk?sslmode=no-verify',
      'postgres://db/desk?ssl=true',
      'postgres://db/desk?sslmode=verify-full&sslmode=disable&sslmode=allow',
    ],
  ],
  [
    'ENS_ENDPOINT',
    [
      'https://ens.aliyuncs.com',
      'https://ens.aliyuncs.com:443/',
      'https://ENS.Aliyuncs.com',
      'https://ens.ap-southeast-1.aliyuncs.com',
      'https://ens.cn-shanghai-finance-1.aliyuncs.com',
      'https://127.0.0.1:8443',
      'http://127.0.0.1:4010',
      'http://localhost:4010',
      'http://[::1]:4010',
      'http://127.1',
    ],
    [
      'ens.aliyuncs.com',
      'http://ens.aliyuncs.com',
      'http://127.0.0.1.evil.test',
      'http://localhost.evil.test',
      'https://user@ens.aliyuncs.com',
      'http://127.0.0.1@evil.test',
      'https://ens.aliyuncs.com/path',
      'https://ens.aliyuncs.com?x',
      'file:///etc/passwd',
      'javascript:alert(1)',
      ...FOREIGN_ENDPOINTS,
    ],
  ],
  ['ENS_ENDPOINT_ANY', ['0', '1'], ['2', 'true', 'yes', ' 1']],
  [
    'ENS_ACCOUNT_ID',
    ['1234567890123456', '0000000000000000'],
    [
      '123456789012345',
      '12345678901234567',
      '123456789012345x',
      '1234567890123456 ',
      '-123456789012345',
      '１２３４５６７８９０１２３４５６',
      'default',
    ],
  ],
  ['ENS_SYNC_INTERVAL_MS', ['1000', '86400000'], ['999', '0', '-1', '1.5', 'soon']],
  ['ENS_INVENTORY_INTERVAL_MS', ['1000', '900000', '86400000'], ['999', '0', '15m', '86400001']],
  ['ENS_BATCH_ROWS', ['1', '100'], ['0', '101', '2.5']],
  ['ENS_CALLS_IN_FLIGHT', ['1', '4', '16'], ['0', '17', '-1', '1.5', 'x']],
  ['ENS_CALLS_PER_SECOND', ['0.5', '5', '100'], ['0', '-1', '101', 'x', '1e2']],
  ['ENS_READ_TIMEOUT_MS', ['1000'], ['999', 'x']],
  ['METRICS_TOKEN', ['0123456789abcdef'], ['short']],
  [
    'TRUST_PROXY',
    ['0', '1', '10.0.0.11', '10.0.0.11, 10.1.0.0/16', '2001:db8::/48', '::1', '192.0.2.1/32'],
    [
      'yes',
      'true',
      '2',
      '10.0.0.0/33',
      '10.0.0',
      'proxy.example.com',
      '0.0.0.0/0',
      '::/0',
      '10.0.0.1,',
      'fe80::1%eth0',
      '10.0.0.1/8/8',
      '-1',
    ],
  ],
  ['GRANT_WAIT_HOURS', ['0', '1', '720'], ['721', '-1', '1.5', 'off', ' 1']],
  ['SECOND_FACTOR', ['optional', 'required'], ['1', 'yes', 'Required']],
  ['PASSWORD_SIGN_IN', ['1'], ['yes', 'false', '0']],
  ['APPROVAL_POLICY', ['default', 'demo', 'none'], ['1', 'None', 'constructor']],
  ['NODE_TLS_REJECT_UNAUTHORIZED', ['1'], ['0']],
  ['LOG_LEVEL', ['debug', 'silent'], ['loud']],
  ['AUTH_SECRET', [STRONG], ['short', 'a'.repeat(64)]],
])('%s', (name, good, bad) => {
  test.each(good)('accepts %j', (value) => expect(problemsOf({ [name]: value })).toEqual([]));
  test.each(bad)('refuses %j', (value) => expect(problemsOf({ [name]: value })).toEqual([name]));
});

test('all bad names are told at once, and no value', () => {
  const env = {
    PORT: 'x9999x',
    METRICS_TOKEN: 'tiny-token',
    AUTH_SECRET: 'hunter2',
    DATABASE_URL: 'mysql://u:pw@db',
  };
  expect(problemsOf(env).sort()).toEqual(['AUTH_SECRET', 'DATABASE_URL', 'METRICS_TOKEN', 'PORT']);
  try {
    parse(env);
  } catch (error) {
    for (const value of ['x9999x', 'tiny-token', 'hunter2', 'pw']) expect(String(error)).not.toContain(value);
  }
});

test('production needs a strong AUTH_SECRET', () => {
  const production = { NODE_ENV: 'production' };
  expect(problemsOf(production)).toEqual(['AUTH_SECRET']);
  expect(problemsOf({ ...production, AUTH_SECRET: '' })).toEqual(['AUTH_SECRET']);
  expect(parse({ ...production, AUTH_SECRET: STRONG }).authSecret).toBe(STRONG);
});

test.each([
  ['better-auth-secret-12345678901234567890', false],
  ['change-me-please-change-me-12345678', false],
  ['your-secret-key-here-at-least-32-chars', false],
  ['abcd1234'.repeat(5), false],
  ['0123456789abcdef0123456789abcdef', false],
  ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', true],
  ['4nqVt0Jx1mO2yq5uF7bWc9Zs3kLh6Rd8eTgYvPaXoI=', true],
])('%s is strong: %s', (secret, strong) => expect(isStrongSecret(secret)).toBe(strong));

test('the command line reads DATABASE_URL without a secret', () => {
  expect(parseDatabaseUrl({ NODE_ENV: 'production' })).toBe('file:.data/desk.db');
  expect(() => parseDatabaseUrl({ DATABASE_URL: 'x' })).toThrow(ConfigError);
});

test('the wait of new rights is read alone, too', () => {
  expect(grantWaitMs({})).toBe(24 * 3_600_000);
  expect(grantWaitMs({ GRANT_WAIT_HOURS: '' })).toBe(24 * 3_600_000);
  expect(grantWaitMs({ GRANT_WAIT_HOURS: '0' })).toBe(0);
  expect(() => grantWaitMs({ GRANT_WAIT_HOURS: 'never' })).toThrow(/GRANT_WAIT_HOURS/);
});

describe('another host than the cloud’s', () => {
  test.each(FOREIGN_ENDPOINTS)('%s needs ENS_ENDPOINT_ANY=1', (ENS_ENDPOINT) => {
    expect(problemsOf({ ENS_ENDPOINT, ENS_ENDPOINT_ANY: '0' })).toEqual(['ENS_ENDPOINT']);
    expect(problemsOf({ ENS_ENDPOINT, ENS_ENDPOINT_ANY: '' })).toEqual(['ENS_ENDPOINT']);
    expect(parse({ ENS_ENDPOINT, ENS_ENDPOINT_ANY: '1' }).ensEndpoint).toBe(new URL(ENS_ENDPOINT).origin);
  });

  test('is told with the name of the flag, beside everything else that is wrong', () => {
    const env = { PORT: 'x', ENS_ENDPOINT: 'https://evil.test' };
    expect(problemsOf(env).sort()).toEqual(['ENS_ENDPOINT', 'PORT']);
    expect(() => parse(env)).toThrow(/ENS_ENDPOINT: must be .* ENS_ENDPOINT_ANY=1/);
  });

  test.each(['http://evil.test', 'https://user@evil.test', 'https://evil.test/path', 'evil.test'])(
    'no flag makes %s good',
    (ENS_ENDPOINT) => expect(problemsOf({ ENS_ENDPOINT, ENS_ENDPOINT_ANY: '1' })).toEqual(['ENS_ENDPOINT']),
  );
});

describe('where orders go, without any secret', () => {
  test.each([
    [{}, { endpoint: 'https://ens.aliyuncs.com', account: 'default' }],
    [
      { NODE_ENV: 'production', ENS_ENDPOINT: 'http://127.0.0.1:4010/', ENS_ACCOUNT_ID: '1234567890123456' },
      { endpoint: 'http://127.0.0.1:4010', account: '1234567890123456' },
    ],
    [{ ENS_ACCOUNT_ID: '' }, { endpoint: 'https://ens.aliyuncs.com', account: 'default' }],
  ])('%j', (env, target) => expect(parsePlanTarget(env)).toEqual(target));

  test('a bad value stops it with its name', () => {
    expect(() => parsePlanTarget({ ENS_ACCOUNT_ID: '1' })).toThrow(/ENS_ACCOUNT_ID: must be the 16 digits/);
  });
});
