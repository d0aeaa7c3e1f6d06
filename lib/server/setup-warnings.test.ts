import { expect, test } from 'vitest';
import { setupWarnings } from '@/lib/server/setup-warnings';

const HTTPS = 'https://desk.example.com';
const FILE = 'file:.data/desk.db';

test.each([
  ['http, no proxy', 'http://localhost:3000', 'none', FILE, []],
  ['https, no proxy named', HTTPS, 'none', FILE, ['proxy_not_trusted']],
  ['https, proxies of private networks', HTTPS, 'private', FILE, []],
  ['https, a named proxy', HTTPS, ['10.0.0.11'], FILE, []],
  ['a remote store with TLS', HTTPS, 'private', 'postgres://db/desk?sslmode=verify-full', []],
  ['a remote store without', HTTPS, 'private', 'postgres://db/desk?sslmode=disable', ['store_not_encrypted']],
  ['a store on this machine', HTTPS, 'private', 'postgres://127.0.0.1/desk?sslmode=disable', []],
  ['a socket', HTTPS, 'private', 'postgres:///desk?host=/run/postgresql', []],
] as const)('%s', (_what, baseUrl, trustProxy, databaseUrl, expected) => {
  expect(setupWarnings({ baseUrl, trustProxy, databaseUrl })).toEqual(expected);
});
