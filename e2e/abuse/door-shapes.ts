import type { RawRequest } from '@/e2e/abuse/raw';
import {
  MAX_COOKIE_BYTES,
  MAX_COOKIES,
  MAX_HEADERS,
  MAX_PATH_BYTES,
  MAX_PATH_SEGMENTS,
  MAX_QUERY_PARAMETERS,
  MAX_TARGET_BYTES,
  MAX_USER_AGENT_BYTES,
  MAX_VALUE_BYTES,
} from '@/lib/domain/request-limits';
import { routes } from '@/lib/url/routes';

/** Requests of strangers, as big as they are let in, and bigger. */
export type Shape = RawRequest & { name: string };
export type RefusedShape = Shape & { status: number };

const fill = (part: string, bytes: number) => part.repeat(Math.floor(bytes / Buffer.byteLength(part)));
const list = (count: number, part: (index: number) => string, between: string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);

/** What a stranger can reach: a route that reads nothing, one that refuses, a page, a page that sends away, no page. */
const ADDRESSES = [
  routes.health(),
  routes.apiEvents(),
  routes.signIn(),
  routes.events(),
  '/invite/x',
  '/nowhere',
  '/api/nowhere',
];
/** Where a session would be: pages then render before they find out. */
const MADE_UP: [string, string] = ['Cookie', 'desk.session_token=made-up; __Host-desk.session_token=made-up'];

/** An ordinary request to each address: what the others are compared with. */
export function plainShapes(): Shape[] {
  return ADDRESSES.map((target) => ({ name: target, target, headers: [MADE_UP] }));
}

/** The worst that is let in, of every kind. @param action id of a preference */
export function acceptedShapes(action: string): Shape[] {
  return [...ADDRESSES.flatMap(queries), ...ADDRESSES.flatMap(headersOf), ...paths(), ...actions(action)];
}

function queries(at: string): Shape[] {
  const room = MAX_TARGET_BYTES - at.length - 10;
  const most = MAX_QUERY_PARAMETERS - 1;
  const made: [string, string][] = [
    ['distinct parameters', list(most, (index) => `k${index}=v${index}`, '&')],
    ['long distinct parameters', list(most, (index) => `k${index}=${'x'.repeat(38)}`, '&')],
    ['the same parameter', fill('a&', 2 * most)],
    ['the same parameter with =', fill('a=&', 3 * most)],
    ['empty parameters', fill('&', most)],
    ['parameters of the router', list(most, (index) => `nxtP${index}=${index}&_rsc`, '=')],
    ...['+', '%20', '%ff', '%', ';', 'x', '[', '=', '%5B%22', '(.)', '%F0%9F%98%80'].map(
      (part): [string, string] => [`one value of ${part}`, `a=${fill(part, room)}`],
    ),
  ];
  return made.map(([name, query]) => ({
    name: `${at} ${name}`,
    target: `${at}?${query}`,
    headers: [MADE_UP],
  }));
}

function headersOf(at: string): Shape[] {
  const value = (part: string) => fill(part, MAX_VALUE_BYTES);
  const one: [string, string][] = [
    ['user-agent', fill('0', MAX_USER_AGENT_BYTES)],
    ['user-agent', fill('a-', MAX_USER_AGENT_BYTES)],
    ['accept-language', list(700, (index) => `a${index}`, ',').slice(0, MAX_VALUE_BYTES)],
    ['accept-language', value('zz;q=0.1,')],
    ['accept-language', value(';')],
    ['accept-encoding', value('gzip;q=0.5,')],
    ['range', `bytes=${fill('0-0,', MAX_VALUE_BYTES - 10)}`],
    ['if-none-match', value('"x",')],
    ['next-url', value('/(.)x')],
    ['x-forwarded-for', value('1.1.1.1,')],
    ['x-forwarded-host', value('a.')],
    ['x-middleware-subrequest', value('proxy:')],
    ['x-matched-path', value('/x')],
    ['x-now-route-matches', value('1=a&')],
    ['x-nextjs-data', '1'],
    ['content-security-policy', value("script-src 'nonce-a' ")],
    ['next-router-state-tree', fill('%5B%22a%22%2C%7B%22children%22%3A', 12_000)],
    ['cookie', list(MAX_COOKIES, (index) => `k${index}=1`, '; ')],
    ['cookie', list(MAX_COOKIES, (index) => `k${index}=${'%20'.repeat(40)}`, '; ')],
    ['cookie', `a=${fill('%zz', MAX_COOKIE_BYTES - 2)}`],
    ['cookie', `desk-zone=${fill('%41', MAX_COOKIE_BYTES - 20)}`],
  ];
  const many = Array.from({ length: MAX_HEADERS - 5 }, (_, index): [string, string] => [
    `x-h${index}`,
    'v'.repeat(100),
  ]);
  const page: [string, string][] = [
    ['rsc', '1'],
    ['next-router-prefetch', '1'],
    ['next-router-segment-prefetch', value('/x')],
  ];
  return [
    ...one.map(([name, text]) => ({
      name: `${at} ${name} ${text.slice(0, 12)}`,
      target: at,
      headers: name === 'cookie' ? [[name, text] as const] : [MADE_UP, [name, text] as const],
    })),
    { name: `${at} many headers`, target: at, headers: [MADE_UP, ...many] },
    { name: `${at} the headers of the router`, target: at, headers: [MADE_UP, ...page] },
  ];
}

function paths(): Shape[] {
  const bases = [
    '',
    '/api',
    '/sign-in',
    '/invite',
    '/batches',
    '/_next/static',
    '/_next/image',
    '/_next/data',
  ];
  const parts = ['x', '.', '%2f', '%25', 'a.', '(.)', '[a]', ':', ';', '%20'];
  return bases.flatMap((base) => [
    ...parts.map((part) => ({
      name: `${base}/ of ${part}`,
      target: `${base}/${fill(part, MAX_PATH_BYTES - base.length - 1)}`,
      headers: [MADE_UP],
    })),
    ...['/x', '/..', '/.', '/', '/%2e%2e', '/__PAGE__'].map((part) => ({
      name: `${base} and segments of ${part}`,
      target: `${base}${part.repeat(MAX_PATH_SEGMENTS - 2)}`,
      headers: [MADE_UP],
    })),
  ]);
}

function actions(action: string): Shape[] {
  const post = (at: string, name: string, body: string): Shape => ({
    name: `${at} ${name}`,
    method: 'POST',
    target: at,
    headers: [['Next-Action', action], ['Content-Type', 'text/plain'], MADE_UP],
    body,
  });
  return [routes.signIn(), routes.events(), '/invite/x', '/nowhere'].flatMap((at) => [
    post(at, 'a preference', '["zh-CN"]'),
    post(at, 'a preference of blanks', `[${' '.repeat(100)}"x"]`),
    post(at, 'a list of 5,000', `[{},[${'{},'.repeat(5_000)}{}]]`),
    post(at, 'nothing', '[]'),
  ]);
}

/** What is more than we let in: the answer is a refusal, at once. The first of these froze the desk for a minute. */
export function refusedShapes(): RefusedShape[] {
  const cookies = (count: number): [string, string] => ['Cookie', list(count, (i) => `k${i}=1`, '; ')];
  return [
    ...[routes.health(), routes.signIn(), routes.events(), routes.apiEvents(), '/nowhere'].flatMap(
      (at): RefusedShape[] => [
        { name: `${at} 60 KB of parameters`, target: `${at}?${fill('a&', 60_000)}`, status: 431 },
        { name: `${at} 12,000 parameters`, target: `${at}?${fill('a&', 24_000)}`, status: 414 },
        { name: `${at} 3,000 distinct`, target: `${at}?${list(3_000, (i) => `k${i}`, '&')}`, status: 414 },
        { name: `${at} 7,000 with =`, target: `${at}?${fill('a=&', 21_000)}`, status: 414 },
        { name: `${at} 3,000 cookies`, target: at, headers: [cookies(3_000)], status: 431 },
        { name: `${at} 500 cookies`, target: at, headers: [cookies(500)], status: 431 },
        {
          name: `${at} 20,000 digits`,
          target: at,
          headers: [['User-Agent', fill('0', 20_000)]],
          status: 431,
        },
        { name: `${at} a value of 16 KB`, target: at, headers: [['Accept', fill('a', 16_000)]], status: 431 },
        {
          name: `${at} 1,000 headers`,
          target: at,
          headers: Array.from({ length: 1_000 }, (_, i): [string, string] => [`x-${i}`, '1']),
          status: 431,
        },
        { name: `${at} 2,000 segments`, target: `${at}${fill('/x', 4_000)}`, status: 414 },
      ],
    ),
  ];
}
