import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  judgeHead,
  MAX_COOKIES,
  MAX_HEADERS,
  MAX_PATH_SEGMENTS,
  MAX_QUERY_PARAMETERS,
  MAX_TARGET_BYTES,
} from '@/lib/domain/request-limits';
import { routes } from '@/lib/url/routes';

const HOST = ['Host', 'desk.example.com'];
const statusOf = (target: string, rawHeaders: readonly string[] = HOST, method = 'GET') =>
  judgeHead({ method, target, rawHeaders })?.status ?? null;
const header = (name: string, value: string) => statusOf('/', [...HOST, name, value]);

/** A pasted list as long as the search takes, of ids as the cloud makes them. */
const IDS = Array.from({ length: 500 }, (_, index) => `e-${String(index).padStart(32, '0')}`);

describe('what our own pages ask for passes', () => {
  const lists = [IDS.join(' '), IDS.join(', '), IDS.join('\n')];
  const choices = Array.from({ length: 100 }, (_, index) => `choice-${index}`);
  const most = { type: choices, level: choices, status: choices, region: choices, q: 'x', sort: '-due' };

  test.each(lists)('a pasted list, on every way that it takes', (q) => {
    for (const target of [
      routes.events({ q }),
      routes.apiEvents({ q }),
      routes.apiEventsCsv({ q, limit: 500 }),
      routes.signIn(routes.events({ q })),
    ]) {
      expect(target.length).toBeGreaterThan(17_000);
      expect(statusOf(target)).toBeNull();
    }
  });

  test('every filter with as many choices as it takes', () => {
    expect(statusOf(routes.apiEvents(most))).toBeNull();
    expect(statusOf(routes.signIn(routes.events(most)))).toBeNull();
  });

  test.each([
    '/',
    '/invite/dGhpcyBpcyBhIHRva2Vu',
    '/api/batches/3f0e.csv',
    '/_next/static/chunks/a.js',
    '/batches/%E4%B8%AD%E6%96%87',
    '/events?q=100%',
  ])('%s', (target) => expect(statusOf(target)).toBeNull());

  test('the headers of a browser behind a proxy', () => {
    const cookie = Array.from({ length: MAX_COOKIES }, (_, index) => `c${index}=1`).join('; ');
    const headers = [...HOST, 'Cookie', cookie, 'User-Agent', 'Mozilla/5.0 '.repeat(20), 'Via', '1.1 proxy'];
    expect(statusOf('/events', headers)).toBeNull();
    expect(header('Next-Router-State-Tree', 'x'.repeat(12_000))).toBeNull();
  });
});

describe('what is refused', () => {
  const many = (count: number, part: string) => part.repeat(count);
  test.each<[string, string, number]>([
    ['parameters', `/events?${many(MAX_QUERY_PARAMETERS, 'a&')}`, 414],
    ['empty parameters', `/events?${many(MAX_QUERY_PARAMETERS, '&')}`, 414],
    ['an address', `/events?q=${many(MAX_TARGET_BYTES, 'x')}`, 414],
    ['a path', `/${many(1_100, 'x')}`, 414],
    ['segments', many(MAX_PATH_SEGMENTS + 1, '/x'), 414],
    ['slashes', many(MAX_PATH_SEGMENTS + 1, '/'), 414],
    ['a malformed escape', '/api/batches/%ff', 400],
    ['half an escape', '/invite/%', 400],
    ['a hidden line end', '/invite/a%0d%0aSet-Cookie:x', 400],
    ['a hidden zero', '/icon.svg%00', 400],
    ['another server', 'http://localhost/events', 400],
    ['a proxy', 'evil.test:443', 400],
    ['everything', '*', 400],
    ['a backslash', '/\\evil.test', 400],
    ['a fragment', '/events#x', 400],
    ['bytes that no browser sends', '/\u00e9', 400],
    ['nothing', '', 400],
  ])('%s', (_what, target, status) => expect(statusOf(target)).toBe(status));

  test.each<[string, string, string, number]>([
    ['cookies', 'Cookie', many(MAX_COOKIES + 1, 'a=1;'), 431],
    ['cookies without a name', 'cookie', many(MAX_COOKIES + 1, ';'), 431],
    ['a long cookie', 'Cookie', `a=${many(8_200, 'x')}`, 431],
    ['a long User-Agent', 'User-Agent', many(1_025, '0'), 431],
    ['a long value', 'Accept-Language', many(4_097, 'a'), 431],
    ['a host with a path', 'Host', 'desk.example.com/x', 400],
    ['a host with a user', 'Host', 'a@b', 400],
    ['no host', 'Host', '', 400],
  ])('%s', (_what, name, value, status) => expect(header(name, value)).toBe(status));

  test('cookies of several headers are counted together', () => {
    const half = many(40, 'a=1;');
    expect(statusOf('/', [...HOST, 'Cookie', half, 'Cookie', half])).toBe(431);
  });

  test('many headers, and many that are long', () => {
    const headers = (count: number, value: string) =>
      Array.from({ length: count }, () => ['X', value]).flat();
    expect(statusOf('/', headers(MAX_HEADERS, '1'))).toBeNull();
    expect(statusOf('/', headers(MAX_HEADERS + 1, '1'))).toBe(431);
    expect(statusOf('/', headers(5, 'x'.repeat(4_000)))).toBe(431);
  });

  test.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'M-SEARCH', 'get'])('%s', (method) => {
    expect(statusOf('/api/events', HOST, method)).toBe(405);
  });

  test('what changes things by other methods has no page; a route answers for itself', () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect(statusOf('/events', HOST, method)).toBe(405);
      expect(statusOf('/api/events', HOST, method)).toBeNull();
    }
  });
});

test('any request at all is judged, at once and in plain words', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 3_000 }),
      fc.array(fc.string({ maxLength: 200 }), { maxLength: 300 }),
      (target, rawHeaders) => {
        const refusal = judgeHead({ method: 'GET', target, rawHeaders });
        expect(refusal === null || /^[\w ]+\.$/.test(refusal.text)).toBe(true);
        // What gets through can be decoded further on.
        if (refusal === null) expect(() => decodeURIComponent(target.split('?')[0] ?? '')).not.toThrow();
      },
    ),
  );
});
