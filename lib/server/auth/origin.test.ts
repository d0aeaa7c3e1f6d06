import { expect, test } from 'vitest';
import { isOwnOrigin, isOwnOriginOrProgram } from '@/lib/server/auth/origin';

const BASE = 'https://desk.example.com';
const HOST = { host: 'desk.example.com' };

test.each<[string, Record<string, string>, boolean]>([
  ['the origin of BASE_URL', { ...HOST, origin: BASE }, true],
  ['BASE_URL behind a proxy that changes Host', { host: 'internal:3000', origin: BASE }, true],
  [
    'the host that was asked for: plain loopback',
    { host: 'localhost:3000', origin: 'http://localhost:3000' },
    true,
  ],
  ['loopback by address', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, true],
  ['loopback by IPv6 address', { host: '[::1]:3000', origin: 'http://[::1]:3000' }, true],
  ['an IP address', { host: '203.0.113.7:3000', origin: 'http://203.0.113.7:3000' }, true],
  [
    'an IP address that was not asked for',
    { host: 'localhost:3000', origin: 'http://203.0.113.7:3000' },
    false,
  ],
  ['a forged Host', { host: 'evil.test', origin: 'https://evil.test' }, false],
  [
    'a forged Host that begins like loopback',
    { host: '127.0.0.1.evil.test', origin: 'http://127.0.0.1.evil.test' },
    false,
  ],
  ['a name that ends like loopback', { host: 'evil.localhost', origin: 'http://evil.localhost' }, false],
  ['no origin, same-origin fetch metadata', { ...HOST, 'sec-fetch-site': 'same-origin' }, true],
  ['neither origin nor fetch metadata', HOST, false],
  ['no origin, same-site', { ...HOST, 'sec-fetch-site': 'same-site' }, false],
  ['no origin, none', { ...HOST, 'sec-fetch-site': 'none' }, false],
  ['foreign', { ...HOST, origin: 'https://evil.test' }, false],
  [
    'foreign although it says same-origin',
    { ...HOST, origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' },
    false,
  ],
  ['null', { ...HOST, origin: 'null' }, false],
  ['null although it says same-origin', { ...HOST, origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
  ['empty', { ...HOST, origin: '' }, false],
  ['another port', { host: 'localhost:3000', origin: 'http://localhost:4000' }, false],
  ['a subdomain', { ...HOST, origin: 'https://desk.example.com.evil.test' }, false],
  [
    'a forged X-Forwarded-Host',
    { ...HOST, origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' },
    false,
  ],
  ['a forged Forwarded', { ...HOST, origin: 'https://evil.test', forwarded: 'host=evil.test' }, false],
])('%s', (_name, headers, own) => {
  expect(isOwnOrigin(new Headers(headers), BASE)).toBe(own);
});

test('only signing in is open to programs that send neither header', () => {
  expect(isOwnOriginOrProgram(new Headers(HOST), BASE)).toBe(true);
  expect(isOwnOriginOrProgram(new Headers({ ...HOST, 'sec-fetch-site': 'cross-site' }), BASE)).toBe(false);
  expect(isOwnOriginOrProgram(new Headers({ ...HOST, origin: 'https://evil.test' }), BASE)).toBe(false);
});
